import { describe, expect, it } from 'vitest';
import type { StaffId } from '../../../src/domain/ids.ts';
import { isRinging } from '../../../src/domain/escalation/ladder.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { decide } from '../../../src/domain/conversation/decide.ts';
import { wall } from '../scheduling/small-clinic.ts';
import { booking, CLOSED_AT, offered, openDesk, THURSDAY, URGENT, visitId } from './desk.ts';

const ANA = 'ana' as StaffId;
const BEN = 'ben' as StaffId;
/** Somebody who looks at the conversation as it is. */
const NOW = Infinity;

const waiting = () => {
  const desk = openDesk();
  desk.says('a person please', { intent: 'human' });
  desk.tidy();
  return desk;
};

describe('handing over', () => {
  it('says who answers, and raises the epoch so that nothing older goes out', () => {
    const desk = openDesk();
    desk.says('a person please', { intent: 'human' });
    expect(desk.said()).toEqual([['intro', 'handover-open']]);
    expect(desk.effect('send').epoch).toBe(1);
    expect(desk.conversation).toMatchObject({ mode: 'waiting', epoch: 1, dialogue: { step: 'idle' } });
  });

  it('says out of hours when somebody reads it and what to do if it gets worse', () => {
    const desk = openDesk({ now: CLOSED_AT });
    desk.says('a person please', { intent: 'human' });
    expect(desk.said()).toEqual([['intro', 'handover-closed']]);
    expect(desk.reply('handover-closed').params).toEqual({
      opening: 'Wed Nov 25, 9:00 am',
      emergency: '911',
    });
  });

  it.each([
    ['refill', 'lead-refill'],
    ['results', 'lead-results'],
    ['running-late', 'lead-late'],
    ['complaint', 'lead-complaint'],
    ['wrong-number', 'lead-wrong-number'],
  ] as const)('%s goes to a person with a word about it', (intent, lead) => {
    const desk = openDesk();
    desk.says('…', { intent });
    expect(desk.said()).toEqual([['intro', lead, 'handover-open']]);
    expect(desk.conversation.mode).toBe('waiting');
  });

  it('keeps reminders from a stranger’s phone', () => {
    const desk = openDesk();
    desk.says('wrong number', { intent: 'wrong-number' });
    expect(desk.effect('record-consent').entry).toMatchObject({ scope: 'reminders', act: 'revoked' });
  });

  it('hands pictures without words to a person', () => {
    const desk = openDesk();
    desk.happen({ type: 'messages-arrived', messages: [desk.message('', { mediaCount: 1 })] });
    expect(desk.conversation.mode).toBe('waiting');
    expect(desk.log).toContainEqual(expect.objectContaining({ type: 'mark-handled', messages: ['m1'] }));
  });

  it('lets a chosen slot be booked in silence', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    desk.says('a person please', { intent: 'human' });
    expect(desk.types()).not.toContain('release-hold');
    desk.settle('book', { type: 'booked', appointmentId: visitId('a1'), slot: THURSDAY });
    expect(desk.last()).toEqual([]);
  });

  it('keeps the bot silent, but for one promise out of hours', () => {
    const desk = waiting();
    const hear = () => desk.happen({ type: 'messages-arrived', messages: [desk.message('are you there?')] });
    expect(hear().map(({ type }) => type)).toEqual(['mark-handled']);
    desk.goTo(CLOSED_AT);
    desk.clock();
    expect(desk.said(hear())).toEqual([['handover-closed']]);
    expect(desk.said(hear())).toEqual([]);
  });
});

describe('waiting for a person', () => {
  it('tells the patient once when four working hours have passed', () => {
    const desk = waiting();
    // Two hours to noon, and two from one o'clock.
    expect(desk.conversation.dueAt).toBe(wall('2026-11-24 15:00'));
    desk.goTo(wall('2026-11-24 15:00'));
    expect(desk.clock()).toMatchObject([
      { type: 'send', purpose: 'unseen', replies: [{ key: 'unseen-waiting' }] },
    ]);
    expect(desk.conversation.dueAt).toBeUndefined();
  });

  it('is never closed by a quiet day', () => {
    const desk = waiting();
    desk.wait(72 * HOUR);
    desk.clock();
    expect(desk.conversation).toMatchObject({ mode: 'waiting', episode: 1 });
  });
});

describe('claiming', () => {
  it('is for one: the second gets the conversation unchanged', () => {
    const desk = waiting();
    desk.happen({ type: 'claimed', by: ANA });
    expect(desk.conversation).toMatchObject({ mode: 'staffed', claim: { by: 'ana' } });
    const second = decide(desk.conversation, { type: 'claimed', by: BEN }, desk.facts);
    expect(second.next).toBe(desk.conversation);
    expect(second.effects).toEqual([]);
  });

  it('works on a conversation the bot has, and silences it', () => {
    const desk = openDesk();
    desk.happen({ type: 'messages-arrived', messages: [desk.message('hello')] });
    desk.happen({ type: 'claimed', by: ANA });
    expect(desk.conversation).toMatchObject({ mode: 'staffed', epoch: 1 });
    expect(desk.types()).toEqual(['mark-handled']);
    expect(desk.pendingTypes()).not.toContain('understand');
  });

  it.each([
    ['emergency', 5 * MINUTE],
    ['urgent', 15 * MINUTE],
  ] as const)('without an answer in time it returns to the queue and rings (%s)', (level, ms) => {
    const desk = openDesk();
    if (level === 'emergency') desk.danger('chest pain');
    else desk.happen({ type: 'messages-arrived', messages: [desk.message('fever', { verdict: URGENT })] });
    desk.wait(30_000);
    desk.happen({ type: 'claimed', by: ANA });
    const { epoch } = desk.conversation;
    desk.wait(ms);
    desk.clock();
    expect(desk.conversation).toMatchObject({ mode: 'waiting', epoch: epoch + 1 });
    expect(desk.conversation.claim).toBeUndefined();
    expect(isRinging(desk.conversation.alarm)).toBe(true);
    expect(desk.conversation.dueAt).toBeGreaterThan(desk.facts.now);
  });

  it('an answer in time keeps it; a new word of the patient restarts the clock', () => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.happen({ type: 'claimed', by: ANA });
    desk.happen({ type: 'staff-replied', by: ANA, text: 'Calling you now.', key: 'r1', seen: NOW });
    expect(desk.last()).toEqual([
      { type: 'send-staff-text', text: 'Calling you now.', channel: 'sms', epoch: 1 },
    ]);
    expect(desk.conversation.dueAt).toBeUndefined();
    desk.wait(MINUTE);
    desk.happen({ type: 'messages-arrived', messages: [desk.message('ok')] });
    expect(desk.conversation.dueAt).toBe(desk.facts.now + 5 * MINUTE);
  });

  it('a reply claims what nobody has, once for its key, and never over a colleague’s head', () => {
    const desk = waiting();
    const reply = { type: 'staff-replied', by: ANA, text: 'Hello', key: 'r1', seen: NOW } as const;
    desk.happen(reply);
    expect(desk.conversation.claim?.by).toBe('ana');
    expect(desk.happen(reply)).toEqual([]);
    expect(desk.happen({ ...reply, by: BEN, key: 'r2' })).toEqual([]);
  });

  it('released, it waits again', () => {
    const desk = waiting();
    desk.happen({ type: 'claimed', by: ANA });
    desk.happen({ type: 'released', by: ANA });
    expect(desk.conversation.mode).toBe('waiting');
    expect(desk.conversation.waitingSince).toBeDefined();
  });
});

describe('giving back and closing', () => {
  it('hands back to the bot within the same episode', () => {
    const desk = waiting();
    desk.happen({ type: 'claimed', by: ANA });
    desk.happen({ type: 'handed-back', by: ANA, seen: NOW });
    expect(desk.conversation).toMatchObject({ mode: 'bot', episode: 1, epoch: 2 });
    desk.says('a visit please', { intent: 'book' });
    expect(desk.said()).toEqual([['ask-name']]);
  });

  it('resolves: a new episode with nothing of the old', () => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.happen({ type: 'claimed', by: ANA });
    desk.happen({ type: 'resolved', by: ANA, seen: NOW });
    expect(desk.conversation).toMatchObject({ mode: 'bot', episode: 2, level: 'none', findings: [] });
    expect(desk.conversation).not.toHaveProperty('alarm');
    expect(desk.conversation).not.toHaveProperty('claim');
    expect(desk.conversation).not.toHaveProperty('dueAt');
  });

  it('lowers only downwards', () => {
    const desk = waiting();
    desk.happen({ type: 'level-lowered', by: ANA, to: 'emergency', seen: NOW });
    expect(desk.conversation.level).toBe('none');
  });
});

describe('talk that leads nowhere', () => {
  it('offers three things the first time and a person the second', () => {
    const desk = openDesk();
    desk.says('blorp');
    expect(desk.said()).toEqual([['intro', 'not-understood', 'menu']]);
    desk.says('blorp blorp');
    expect(desk.said()).toEqual([['handover-open']]);
  });

  it('forgets a misunderstanding that was cleared up', () => {
    const desk = openDesk();
    desk.says('blorp');
    desk.says('1', { choice: 1 });
    expect(desk.said()).toEqual([['ask-name']]);
    desk.says('blorp');
    expect(desk.said()).toEqual([['not-understood', 'ask-name']]);
  });

  it('does not act on a guess', () => {
    const desk = openDesk();
    desk.says('mumble', { intent: 'cancel', confidence: 0.3 });
    expect(desk.said()).toEqual([['intro', 'not-understood', 'menu']]);
  });

  it.each([
    ['greeting', [['intro', 'greeting', 'menu']]],
    ['robot-question', [['intro', 'robot', 'menu']]],
    ['thanks', [['intro', 'thanks']]],
    ['hours', [['intro', 'hours']]],
    ['insurance', [['intro', 'insurance']]],
    ['clinical', [['intro', 'visit-or-person']]],
  ] as const)('answers %s', (intent, said) => {
    const desk = openDesk();
    desk.says('…', { intent });
    expect(desk.said()).toEqual(said);
  });

  it('takes a complaint on to a visit with its reason', () => {
    const desk = openDesk();
    desk.says('my knee hurts', { intent: 'clinical', reason: 'my knee' });
    desk.says('1', { choice: 1 });
    expect(desk.conversation.dialogue).toMatchObject({
      step: 'asking-name',
      goal: { kind: 'book', reason: 'my knee' },
    });
  });
});

describe('when the house fails', () => {
  it.each(['safety', 'unseen'] as const)('a lost %s text becomes: call this number now', (purpose) => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.happen({ type: 'send-ended', key: 's1', sendId: 's' as never, purpose, outcome: 'failed' });
    expect(desk.last()).toEqual([{ type: 'open-task', task: { kind: 'call-now', level: 'emergency' } }]);
    desk.happen({ type: 'send-ended', key: 's1', sendId: 's' as never, purpose, outcome: 'failed' });
    expect(desk.last()).toEqual([]);
  });

  it('a lost reply becomes a task, a lost page goes to the next phone', () => {
    const desk = openDesk();
    desk.happen({
      type: 'send-ended',
      key: 's1',
      sendId: 's' as never,
      purpose: 'reply',
      outcome: 'unclear',
    });
    expect(desk.effect('open-task').task.kind).toBe('unreachable');
    desk.danger('chest pain');
    desk.happen({
      type: 'send-ended',
      key: 's2',
      sendId: 's' as never,
      purpose: 'on-call',
      outcome: 'failed',
    });
    expect(desk.effect('page-on-call').rung).toBe(1);
  });

  it('an effect that failed for good is taken over by a person', () => {
    const desk = openDesk();
    desk.happen({ type: 'messages-arrived', messages: [desk.message('hello')] });
    const key = desk.conversation.pending[0]!.key;
    desk.happen({ type: 'gave-up', key });
    expect(desk.said().flat()).toContain('lead-trouble');
    expect(desk.conversation.mode).toBe('waiting');
    expect(desk.effect('mark-handled').messages).toEqual(['m1']);
    expect(desk.happen({ type: 'gave-up', key })).toEqual([]);
  });

  it('what must not be lost is tried anew', () => {
    const desk = openDesk({ optOut: 'app' });
    desk.keyword('STOP');
    const entry = desk.conversation.pending.find(({ effect }) => effect.type === 'record-consent')!;
    desk.happen({ type: 'gave-up', key: entry.key });
    expect(desk.last()).toEqual([entry.effect]);
  });

  it('a result that was already told changes nothing', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    const { key } = desk.conversation.pending[0]!;
    const event = {
      type: 'effect-settled',
      key,
      result: { type: 'slot-held', bookingId: booking('b1') },
    } as const;
    desk.happen(event);
    const before = desk.conversation;
    expect(decide(before, event, desk.facts)).toEqual({ next: before, effects: [] });
  });
});
