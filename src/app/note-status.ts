import type { SendState } from '../domain/send-state.ts';
import type { SendId } from '../domain/ids.ts';
import { tellSendEnded } from './end-send.ts';
import type { House } from './house.ts';
import { noteBlocked } from './note-blocked.ts';
import type { CarrierMessage } from './ports/carrier.ts';
import type { SendStatus } from './ports/sends.ts';

const ON_THE_WAY: readonly SendStatus[] = ['handing', 'accepted', 'sent', 'unclear'];

/** Twilio: the recipient has opted out at the carrier. */
const BLOCKED = 21610;

/** From which of our states a carrier's report may move a send, and to which; never backwards. */
const MOVES: Readonly<Record<SendState, { readonly from: readonly SendStatus[]; readonly to: SendStatus }>> =
  {
    queued: { from: ['handing', 'unclear'], to: 'accepted' },
    sent: { from: ['handing', 'accepted', 'unclear'], to: 'sent' },
    delivered: { from: ON_THE_WAY, to: 'delivered' },
    undelivered: { from: ON_THE_WAY, to: 'failed' },
    failed: { from: ON_THE_WAY, to: 'failed' },
  };

export interface SendReport {
  readonly sendId: SendId;
  readonly sid: string;
  readonly state: SendState;
  readonly errorCode?: number;
}

/** What the carrier's list says of a send, as if it had been reported. */
export const reportOf = (sendId: SendId, { sid, sendState, errorCode }: CarrierMessage): SendReport => ({
  sendId,
  sid,
  state: sendState ?? 'queued',
  ...(errorCode !== undefined && { errorCode }),
});

/** A status callback: it settles unknown outcomes too, for it names the send. Late and repeated ones change nothing. */
export async function noteStatus(house: House, report: SendReport): Promise<void> {
  const { from, to } = MOVES[report.state];
  const reason = report.errorCode === undefined ? undefined : String(report.errorCode);
  const ended = to === 'delivered' || to === 'failed';
  const before = report.errorCode === BLOCKED ? await house.sends.get(report.sendId) : undefined;
  if (before && from.includes(before.status)) await noteBlocked(house, before);
  const moved = await house.sends.advance(report.sendId, from, to, {
    carrierSid: report.sid,
    ...(reason !== undefined && { reason }),
    ...(ended && { endedAt: house.clock.now(), untold: to === 'failed' }),
  });
  if (!moved) return;
  const send = await house.sends.get(report.sendId);
  if (!send) return;
  const { purpose, channel, contactId } = send;
  house.observer.note({
    type: 'send-moved',
    sendId: send.id,
    purpose,
    channel,
    status: to,
    ...(reason !== undefined && { reason }),
  });
  if (to === 'failed') await tellSendEnded(house, send.id);
  else if (contactId) house.live.publish({ type: 'chat', contactId });
}
