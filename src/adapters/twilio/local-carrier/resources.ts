import type { StoredMessage } from './stored-message.ts';

/** Twilio's moments: RFC 2822 in UTC, whole seconds. */
const rfc2822 = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000');

/** A message as Twilio's API shows it. */
export function messageResource(
  accountSid: string,
  message: StoredMessage,
): Readonly<Record<string, unknown>> {
  const { sid, sentAt, errorCode } = message;
  return {
    sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    messaging_service_sid: message.messagingServiceSid ?? null,
    from: message.from ?? null,
    to: message.to,
    body: message.body,
    direction: message.direction,
    status: message.status,
    num_segments: String(message.segments),
    num_media: String(message.mediaCount),
    date_created: rfc2822(message.createdAt),
    date_updated: rfc2822(sentAt ?? message.createdAt),
    date_sent: sentAt === undefined ? null : rfc2822(sentAt),
    error_code: errorCode ?? null,
    error_message: null,
    price: null,
    price_unit: 'USD',
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`,
  };
}

export interface ListQuery {
  readonly to?: string;
  readonly from?: string;
  /** By day or to the second, as Twilio takes both. */
  readonly sentOn?: string;
  readonly sentBefore?: string;
  readonly sentAfter?: string;
  readonly pageSize: number;
  readonly page: number;
  /** Names the last message of the page before, so that new messages do not shift the pages. */
  readonly pageToken?: string;
}

/** One page of the messages a query is about, newest first. */
export function pageOf(
  messages: readonly StoredMessage[],
  query: ListQuery,
): { readonly items: readonly StoredMessage[]; readonly nextToken?: string } {
  const matching = messages.filter((message) => matches(message, query)).toReversed();
  const start = matching.findIndex(({ sid }) => `PA${sid}` === query.pageToken) + 1;
  const items = matching.slice(start, start + query.pageSize);
  const last = items.at(-1);
  const more = start + items.length < matching.length;
  return more && last ? { items, nextToken: `PA${last.sid}` } : { items };
}

function matches(message: StoredMessage, { to, from, sentOn, sentBefore, sentAfter }: ListQuery): boolean {
  if (to !== undefined && message.to !== to) return false;
  if (from !== undefined && message.from !== from) return false;
  if (sentOn === undefined && sentBefore === undefined && sentAfter === undefined) return true;
  const { sentAt } = message;
  if (sentAt === undefined) return false;
  const sent = new Date(sentAt).toISOString();
  // As text, a day compares with the same day of a moment, and a moment with a moment.
  const upTo = (bound: string): string => sent.slice(0, bound.length === 10 ? 10 : 19);
  const on = (bound: string): string => bound.slice(0, bound.length === 10 ? 10 : 19);
  return (
    (sentOn === undefined || upTo(sentOn) === on(sentOn)) &&
    (sentBefore === undefined || upTo(sentBefore) <= on(sentBefore)) &&
    (sentAfter === undefined || upTo(sentAfter) >= on(sentAfter))
  );
}
