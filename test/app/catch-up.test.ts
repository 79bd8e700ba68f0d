import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { openClinic, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.stop());

it.each(['72345', '+72345', 'PARCELS'])(
  'a text from %s is turned away by the webhook, and again by the carrier list',
  async (from) => {
    const sender = from as PhoneNumber;
    await (
      await clinic.carrier.text({ from: sender, body: 'Your parcel is on its way' })
    ).webhook;
    await clinic.pass(MINUTE);
    await clinic.pass(MINUTE);
    expect(clinic.carrier.shown(sender).filter(({ direction }) => direction === 'to-phone')).toEqual([]);
    expect(await clinic.frontdesk.house.contacts.findNumber(sender)).toBeUndefined();
  },
);

it('a text whose webhook was lost is still fetched', async () => {
  const phone = clinic.phone(phoneNumber(1));
  clinic.carrier.faults.plant({ kind: 'webhooks', how: 'never', to: phone.number });
  await phone.text('what are your hours');
  await clinic.pass(MINUTE);
  expect(phone.inbox().join('\n')).toContain('8:00 am');
});
