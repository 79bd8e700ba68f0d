import type { Twilio } from 'twilio';
import type { MessageInstance, MessagePage } from 'twilio/lib/rest/api/v2010/account/message.js';
import type { Carrier, CarrierMessage, SendOutcome } from '../../app/ports/carrier.ts';
import type { PhoneNumber, SendId } from '../../domain/ids.ts';
import { SECOND, type Instant } from '../../domain/time.ts';
import { STATUS_PATH, withoutTrailingSlash, type TwilioAccount } from './account.ts';
import { toCarrierMessage } from './carrier-message.ts';
import { openClient } from './client.ts';
import { outcomeOf } from './outcome.ts';
import { sendersOf } from './senders.ts';
import { asking } from './twilio-fault.ts';

export interface TwilioCarrierOptions {
  /** How long an answer may take before a send counts as unknown. */
  readonly timeoutMs?: number;
  /** Messages per page of a list; Twilio allows 1000. */
  readonly pageSize?: number;
}

/** Text messages through Twilio's API. */
export function createTwilioCarrier(account: TwilioAccount, options: TwilioCarrierOptions = {}): Carrier {
  const { timeoutMs = 10 * SECOND, pageSize = 500 } = options;
  let opened: Promise<Twilio> | undefined;
  const client = (): Promise<Twilio> => (opened ??= openClient(account, timeoutMs));
  return {
    send: async (message) => handOver(await client(), account, message),
    inboundSince: async (since) => listInbound(await client(), account, { since, pageSize }),
    outboundTo: async (to, since) => listOutbound(await client(), account, { to, since, pageSize }),
  };
}

interface Outgoing {
  readonly to: PhoneNumber;
  readonly body: string;
  readonly sendId: SendId;
}

async function handOver(client: Twilio, account: TwilioAccount, message: Outgoing): Promise<SendOutcome> {
  const { messagingServiceSid, from, publicUrl } = account;
  try {
    const taken = await client.messages.create({
      to: message.to,
      body: message.body,
      statusCallback: `${withoutTrailingSlash(publicUrl)}${STATUS_PATH}?send=${encodeURIComponent(message.sendId)}`,
      ...(messagingServiceSid !== undefined && { messagingServiceSid }),
      ...(from !== undefined && { from }),
    });
    return acceptance(taken);
  } catch (error) {
    return outcomeOf(error);
  }
}

/** A Messaging Service counts segments later and says 0 at first. */
function acceptance({ sid, numSegments }: MessageInstance): SendOutcome {
  if (typeof sid !== 'string' || sid === '') return { kind: 'unknown' };
  const segments = Number.parseInt(numSegments, 10);
  return segments > 0 ? { kind: 'accepted', sid, segments } : { kind: 'accepted', sid };
}

interface InboundQuery {
  readonly since: Instant;
  readonly pageSize: number;
}

async function listInbound(
  client: Twilio,
  account: TwilioAccount,
  { since, pageSize }: InboundQuery,
): Promise<readonly CarrierMessage[]> {
  const found: CarrierMessage[] = [];
  for (const to of await sendersOf(client, account)) {
    const listed = await asking('a list of inbound messages', () =>
      client.messages.list({ to, dateSentAfter: new Date(floorToSecond(since)), pageSize }),
    );
    found.push(...listed.map((message) => toCarrierMessage(message, to)));
  }
  return oldestFirst(
    found.filter(({ direction, at }) => direction === 'inbound' && at >= floorToSecond(since)),
  );
}

interface OutboundQuery extends InboundQuery {
  readonly to: PhoneNumber;
}

/**
 * Asked without Twilio's date filter, because that goes by the moment of sending, which a queued message does not
 * have yet. The list comes newest first, so it is read until a whole page is too old.
 */
async function listOutbound(
  client: Twilio,
  account: TwilioAccount,
  { to, since, pageSize }: OutboundQuery,
): Promise<readonly CarrierMessage[]> {
  const earliest = floorToSecond(since);
  const [sender] = await sendersOf(client, account);
  const found: CarrierMessage[] = [];
  await asking('a list of outbound messages', async () => {
    let page: Pick<MessagePage, 'instances' | 'nextPage'> | undefined = await client.messages.page({
      to,
      pageSize,
    });
    while (page !== undefined) {
      const listed = page.instances.map((message) => toCarrierMessage(message, sender ?? to));
      found.push(...listed);
      if (listed.every(({ at }) => at < earliest)) break;
      page = await page.nextPage();
    }
  });
  return oldestFirst(found.filter(({ direction, at }) => direction === 'outbound' && at >= earliest));
}

/** Twilio keeps no milliseconds. */
const floorToSecond = (at: Instant): Instant => (Math.floor(at / SECOND) * SECOND) as Instant;

/** From newest first; messages of one second keep the order in which the carrier lists them. */
const oldestFirst = (newestFirst: readonly CarrierMessage[]): readonly CarrierMessage[] =>
  newestFirst.toReversed().sort((a, b) => a.at - b.at);
