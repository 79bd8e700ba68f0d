import { advance } from './advance.ts';
import type { House } from './house.ts';
import type { Send } from './ports/sends.ts';

/** The carrier has refused this text because its recipient opted out there: the conversation hears it like a STOP. */
export async function noteBlocked(house: House, { id, contactId }: Send): Promise<void> {
  if (contactId !== undefined) {
    await advance(house, contactId, { type: 'carrier-blocked', key: `blocked:${id}` });
  }
}
