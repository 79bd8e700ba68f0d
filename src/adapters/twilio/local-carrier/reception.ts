import type { OptOutType } from '../../../app/ports/carrier.ts';
import type { CallResult } from './caller.ts';
import type { Delivery } from './delivery.ts';
import type { Engine } from './engine.ts';
import { KEYWORD_ANSWERS, keywordOf } from './keywords.ts';
import { hex, inboundMessage, type TextFromPhone } from './making.ts';
import type { StoredMessage } from './stored-message.ts';
import { messagesIn } from './twiml.ts';
import { inboundParams } from './webhook-params.ts';

export interface TakenText {
  readonly sid: string;
  /** How telling the clinic ended; undefined when there was nobody to tell. */
  readonly webhook: Promise<CallResult | undefined>;
}

/** From phones to the clinic. */
export interface Reception {
  /** Kept, and a keyword obeyed, when it resolves; the webhook follows. */
  receive(text: TextFromPhone): Promise<TakenText>;
  pointTo(webhookUrl: string): void;
}

export function createReception(engine: Engine, delivery: Delivery): Reception {
  const { options, ledger, call, faults, tasks } = engine;
  let { webhookUrl } = options;

  const answer = ({ from, to }: TextFromPhone, body: string): Promise<StoredMessage> =>
    delivery.accept({ to: from, from: to ?? options.numbers[0], body }, 'outbound-reply');

  const obey = async (keyword: OptOutType, text: TextFromPhone): Promise<void> => {
    const wasBlocked = ledger.isBlocked(text.from);
    if (keyword !== 'HELP') await ledger.setBlocked(text.from, keyword === 'STOP');
    // Who has opted out already is not told again.
    if (keyword !== 'STOP' || !wasBlocked) await answer(text, KEYWORD_ANSWERS[keyword]);
  };

  const tell = async (message: StoredMessage, text: TextFromPhone): Promise<CallResult | undefined> => {
    const trouble = faults.take('webhooks', text.from)?.how;
    if (webhookUrl === undefined || trouble === 'never') return undefined;
    const params = inboundParams(options.accountSid, announced(message, options.announceOptOut ?? true));
    const token = hex(options.random, 16);
    const result = await call(webhookUrl, params, token);
    if (trouble === 'twice') await call(webhookUrl, params, token);
    if (result.contentType?.includes('xml') && !blocks(engine, text.from)) {
      for (const body of messagesIn(result.body ?? '')) await answer(text, body);
    }
    return result;
  };

  return {
    async receive(text) {
      const keyword = (options.optOut ?? 'carrier') === 'carrier' ? keywordOf(text.body) : undefined;
      const message = inboundMessage(options, text, keyword);
      await ledger.add(message);
      if (keyword) await obey(keyword, text);
      return { sid: message.sid, webhook: tasks.run(() => tell(message, text)) };
    },
    pointTo(url) {
      webhookUrl = url;
    },
  };
}

/** True when the carrier lets nothing of the clinic's through to this phone. */
export const blocks = ({ options, ledger }: Engine, phone: StoredMessage['to']): boolean =>
  (options.optOut ?? 'carrier') === 'carrier' && ledger.isBlocked(phone);

function announced(message: StoredMessage, announce: boolean): StoredMessage {
  if (announce) return message;
  const { optOutType: _unsaid, ...rest } = message;
  return rest;
}
