import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from './engine.ts';
import type { Fault } from './faults.ts';
import { hex, outboundMessage, segmentCount, type TextToPhone } from './making.ts';
import type { MessageChange, MessageStatus, StoredMessage } from './stored-message.ts';
import { statusParams } from './webhook-params.ts';

/** From the clinic to phones. */
export interface Delivery {
  /** Kept when it resolves; the way to the phone and the reports about it follow. */
  accept(text: TextToPhone, direction: 'outbound-api' | 'outbound-reply'): Promise<StoredMessage>;
  /** Goes on with what was on its way when an earlier process ended. */
  resume(): void;
}

export function createDelivery(engine: Engine): Delivery {
  const { options, ledger, faults, tasks, signal } = engine;

  const deliver = async (message: StoredMessage): Promise<void> => {
    const trouble = faults.take('undelivered', message.to);
    const reporting = faults.take('reports', message.to)?.how;
    const late: StoredMessage[] = [];
    for (const status of wayOf(message.status, trouble)) {
      await wait(options.stepMs ?? 50, undefined, { signal });
      await ledger.change(message.sid, changeTo(engine, message, { status, trouble }));
      const now = ledger.get(message.sid) ?? message;
      if (reporting === undefined || reporting === 'twice') await report(engine, now);
      if (reporting === 'twice') await report(engine, now);
      if (reporting === 'reversed') late.unshift(now);
    }
    for (const message of late) await report(engine, message);
  };

  return {
    async accept(text, direction) {
      const message = outboundMessage(options, text, direction);
      await ledger.add(message);
      void tasks.run(() => deliver(message));
      return message;
    },
    resume() {
      for (const message of ledger.all()) {
        if (wayOf(message.status).length > 0) void tasks.run(() => deliver(message));
      }
    },
  };
}

type Trouble = Extract<Fault, { kind: 'undelivered' }> | undefined;

/** The states still ahead of a message. A message taken for a known sender is told to be queued all the same. */
function wayOf(status: MessageStatus, trouble?: Trouble): readonly MessageStatus[] {
  const end = trouble?.state ?? 'delivered';
  const way: readonly MessageStatus[] = end === 'failed' ? ['queued', end] : ['queued', 'sent', end];
  switch (status) {
    case 'accepted':
    case 'queued':
      return way;
    case 'sent':
      return way.slice(-1);
    case 'received':
    case 'delivered':
    case 'undelivered':
    case 'failed':
      return [];
  }
}

interface Step {
  readonly status: MessageStatus;
  readonly trouble: Trouble;
}

function changeTo({ options }: Engine, message: StoredMessage, { status, trouble }: Step): MessageChange {
  if (status === 'queued') {
    return { status, from: message.from ?? options.numbers[0], segments: segmentCount(message.body) };
  }
  if (status === 'sent') return { status, sentAt: options.clock.now() };
  return trouble ? { status, errorCode: trouble.code } : { status };
}

async function report({ options, call }: Engine, message: StoredMessage): Promise<void> {
  if (message.statusCallback === undefined) return;
  await call(message.statusCallback, statusParams(options.accountSid, message), hex(options.random, 16));
}
