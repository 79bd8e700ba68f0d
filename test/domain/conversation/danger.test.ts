import { describe, expect, it } from 'vitest';
import { isRinging } from '../../../src/domain/escalation/ladder.ts';
import { MINUTE, SECOND, type LocalDate } from '../../../src/domain/time.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import {
  ABUSE,
  booking,
  calm,
  CLOSED_AT,
  CRISIS,
  EMERGENCY,
  FRIDAY,
  offered,
  OPEN_AT,
  openDesk,
  THURSDAY,
  URGENT,
  verdict,
} from './desk.ts';

const NURSE = 'nina' as StaffId;

describe('an emergency', () => {
  it.each([OPEN_AT, CLOSED_AT])('is answered at once, rings, and waits for a person (at %d)', (now) => {
    const desk = openDesk({ now });
    desk.danger('crushing chest pain and my left arm is numb');
    expect(desk.said()).toEqual([['emergency']]);
    expect(desk.effect('send')).toMatchObject({ purpose: 'safety', epoch: 1, flags: ['chest-pain'] });
    expect(desk.types()).toEqual(['send', 'mark-handled']);
    expect(desk.conversation).toMatchObject({
      mode: 'waiting',
      level: 'emergency',
      epoch: 1,
      waitingSince: now,
      alarm: { level: 'emergency', raisedAt: now, rungs: 0, code: '4821', redFlags: ['chest-pain'] },
      dueAt: now + 60 * SECOND,
    });
  });

  it('climbs the ladder and tells the patient the truth at its top', () => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.wait(60 * SECOND);
    expect(desk.clock()).toEqual([{ type: 'page-on-call', rung: 1, level: 'emergency', code: '4821' }]);
    desk.wait(60 * SECOND);
    expect(desk.clock()).toMatchObject([{ rung: 2 }]);
    desk.wait(60 * SECOND);
    const top = desk.clock();
    expect(top).toMatchObject([
      { type: 'page-on-call', rung: 3 },
      { type: 'send', purpose: 'unseen', replies: [{ key: 'unseen' }] },
    ]);
    expect(desk.conversation.dueAt).toBeUndefined();
  });

  it('climbs all rungs that came due while the house was down', () => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.wait(10 * MINUTE);
    expect(desk.types(desk.clock())).toEqual(['page-on-call', 'page-on-call', 'page-on-call', 'send']);
  });

  it('does not say the same twice within two minutes, and does after', () => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.wait(MINUTE);
    desk.danger('chest pain!!');
    expect(desk.types()).toEqual(['mark-handled']);
    expect(desk.conversation.alarm?.raisedAt).toBe(OPEN_AT);
    desk.wait(2 * MINUTE);
    desk.danger('still chest pain');
    expect(desk.said()).toEqual([['emergency']]);
  });

  it('rings again for a new red flag, from the foot of the ladder', () => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.wait(90 * SECOND);
    desk.clock();
    desk.danger('now I cannot breathe', verdict('emergency', 'breathing'));
    expect(desk.said()).toEqual([['emergency']]);
    expect(desk.conversation.alarm).toMatchObject({
      rungs: 0,
      raisedAt: desk.facts.now,
      redFlags: ['chest-pain', 'breathing'],
      code: '4821',
    });
  });

  it('rings again although somebody has it, and their answer quiets it', () => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.happen({ type: 'claimed', by: NURSE });
    expect(isRinging(desk.conversation.alarm)).toBe(false);
    desk.danger('now I cannot breathe', verdict('emergency', 'breathing'));
    expect(desk.conversation.mode).toBe('staffed');
    expect(isRinging(desk.conversation.alarm)).toBe(true);
    desk.wait(60 * SECOND);
    expect(desk.clock()).toMatchObject([{ type: 'page-on-call', rung: 1 }]);
    desk.happen({ type: 'staff-replied', by: NURSE, text: 'I am calling you', key: 'r1', seen: Infinity });
    expect(isRinging(desk.conversation.alarm)).toBe(false);
  });

  it('silences the bot: what patients write after it waits for a person', () => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.happen({ type: 'messages-arrived', messages: [desk.message('hello?')] });
    expect(desk.types()).toEqual(['mark-handled']);
  });

  it('frees a slot held for the patient', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    desk.danger('chest pain');
    expect(desk.types()).toEqual(['send', 'mark-handled']);
    expect(desk.effect('mark-handled').messages).toHaveLength(2);
    const book = desk.conversation.pending.find(({ effect }) => effect.type === 'book');
    expect(book).toMatchObject({ abandoned: true, unwanted: true });
    desk.settle('book', { type: 'slot-lost' });
    expect(desk.last()).toEqual([{ type: 'release-hold', bookingId: 'b1', slot: THURSDAY }]);
  });

  it('frees a slot that comes to be held only after it', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.danger('chest pain');
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    expect(desk.last()).toEqual([{ type: 'release-hold', bookingId: 'b1', slot: THURSDAY }]);
  });

  it('asks an anonymous chat where to send help, and for no disclosure of anything else', () => {
    const desk = openDesk({ contact: { kind: 'chat' } });
    desk.danger('chest pain');
    expect(desk.said()).toEqual([['emergency', 'ask-callback']]);
    expect(desk.conversation.dialogue.step).toBe('asking-callback');
  });

  it('is answered in the language of its own words', () => {
    const desk = openDesk();
    desk.danger('me duele el pecho', EMERGENCY, { language: 'es' });
    expect(desk.effect('send').language).toBe('es');
  });

  it('sends also to a number that opted out', () => {
    const desk = openDesk({ contact: { optedOut: true } });
    desk.danger('chest pain');
    expect(desk.said()).toEqual([['emergency']]);
  });

  it('counts once, however often it is told', () => {
    const desk = openDesk();
    const message = desk.message('chest pain', { verdict: EMERGENCY });
    desk.happen({ type: 'danger-heard', message, alarmCode: '1' });
    const { epoch } = desk.conversation;
    desk.tidy();
    desk.happen({ type: 'danger-heard', message, alarmCode: '2' });
    expect(desk.types()).toEqual(['mark-handled']);
    expect(desk.conversation.epoch).toBe(epoch);
  });

  it('is found when only several messages together make it one', () => {
    const desk = openDesk();
    const messages = [
      desk.message('my chest is tight'),
      desk.message('and sweating', { verdict: EMERGENCY }),
    ];
    desk.happen({ type: 'messages-arrived', messages, alarmCode: '7777' });
    expect(desk.said()).toEqual([['emergency']]);
    expect(desk.conversation.alarm?.code).toBe('7777');
    expect(desk.effect('mark-handled').messages).toHaveLength(2);
  });

  it('does not ring for ever after a hand-back because of what was said before it', () => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.happen({ type: 'claimed', by: NURSE });
    desk.happen({ type: 'handed-back', by: NURSE, seen: Infinity });
    const [rule] = EMERGENCY.rules;
    const earlier = { ...EMERGENCY, rules: [{ ...rule!, spans: [] }] };
    desk.happen({ type: 'messages-arrived', messages: [desk.message('thanks', { verdict: earlier })] });
    expect(desk.types()).toEqual(['understand']);
    desk.wait(3 * MINUTE);
    desk.happen({ type: 'messages-arrived', messages: [desk.message('chest pain', { verdict: EMERGENCY })] });
    expect(desk.said()).toEqual([['emergency']]);
    expect(desk.conversation.mode).toBe('waiting');
  });
});

describe('a crisis', () => {
  it('has its own words on the same path', () => {
    const desk = openDesk();
    desk.danger("I don't want to be here anymore", CRISIS);
    expect(desk.said()).toEqual([['crisis']]);
    expect(desk.reply('crisis').params).toEqual({ crisisLine: '988', emergency: '911' });
    desk.wait(3 * MINUTE);
    expect(desk.said(desk.clock())).toEqual([['unseen-crisis']]);
  });

  it('says 911 first when the body is in danger too', () => {
    const desk = openDesk();
    desk.danger('I took all my pills', { ...CRISIS, rules: [...CRISIS.rules, ...EMERGENCY.rules] });
    expect(desk.said()).toEqual([['emergency', 'crisis']]);
  });

  it('comes before an opt-out in doubtful words, which staff ask about', () => {
    const desk = openDesk();
    desk.keyword('I want it all to stop', {
      consent: { kind: 'stop', bare: false, free: true, mayBeCrisis: true },
    });
    expect(desk.said()).toEqual([['crisis']]);
    expect(desk.types()).not.toContain('record-consent');
    expect(desk.conversation).toMatchObject({ mode: 'waiting', level: 'emergency' });
  });

  it('opts out as well when the whole message is a keyword', () => {
    const desk = openDesk();
    desk.danger('END', CRISIS);
    expect(desk.types()).toEqual(['send', 'record-consent', 'send', 'open-visit-tasks', 'mark-handled']);
    expect(desk.said()).toEqual([['crisis'], ['opt-out-done']]);
  });
});

describe('what is urgent', () => {
  it('goes to a person today, with a ring but without the fast ladder', () => {
    const desk = openDesk();
    desk.happen({ type: 'messages-arrived', messages: [desk.message('fever', { verdict: URGENT })] });
    expect(desk.said()).toEqual([['urgent', 'intro']]);
    expect(desk.conversation).toMatchObject({
      mode: 'waiting',
      level: 'urgent',
      dueAt: OPEN_AT + 15 * MINUTE,
    });
    desk.wait(15 * MINUTE);
    expect(desk.clock()).toMatchObject([
      { type: 'page-on-call', rung: 3, level: 'urgent' },
      { type: 'send', purpose: 'unseen', replies: [{ key: 'unseen-waiting' }] },
    ]);
    expect(desk.conversation.dueAt).toBeUndefined();
  });

  it('does not restart the ladder of an emergency', () => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.wait(90 * SECOND);
    desk.clock();
    desk.happen({ type: 'messages-arrived', messages: [desk.message('and fever', { verdict: URGENT })] });
    expect(desk.conversation.alarm).toMatchObject({ level: 'emergency', rungs: 1 });
  });

  it('is not raised anew by what was said before', () => {
    const desk = openDesk();
    desk.happen({ type: 'messages-arrived', messages: [desk.message('fever', { verdict: URGENT })] });
    desk.happen({ type: 'claimed', by: NURSE });
    desk.happen({ type: 'handed-back', by: NURSE, seen: Infinity });
    desk.happen({ type: 'messages-arrived', messages: [desk.message('ok thanks', { verdict: URGENT })] });
    expect(desk.types()).toEqual(['understand']);
  });

  it('has neutral words where it is abuse', () => {
    const desk = openDesk();
    desk.happen({ type: 'messages-arrived', messages: [desk.message('he hits me', { verdict: ABUSE })] });
    expect(desk.said()).toEqual([['abuse', 'intro']]);
  });
});

describe('findings of an episode', () => {
  it('add up, each once, and rest when a nurse lowers the level', () => {
    const finding = {
      concept: 'fever',
      status: 'present',
      subject: 'child',
      time: 'now',
      span: { start: 0, end: 5 },
      because: [],
    } as const;
    const desk = openDesk();
    const hear = (concept: string) =>
      desk.happen({
        type: 'messages-arrived',
        messages: [desk.message('x', { verdict: { ...calm, findings: [{ ...finding, concept }] } })],
      });
    hear('fever');
    hear('rash');
    hear('fever');
    expect(desk.conversation.findings.map(({ concept }) => concept)).toEqual(['rash', 'fever']);
    desk.danger('chest pain');
    desk.happen({ type: 'claimed', by: NURSE });
    desk.happen({ type: 'level-lowered', by: NURSE, to: 'routine', seen: Infinity });
    expect(desk.conversation).toMatchObject({ level: 'routine', findings: [] });
    expect(desk.conversation.alarm).toBeUndefined();
    desk.danger('chest pain');
    expect(isRinging(desk.conversation.alarm)).toBe(true);
    expect(desk.conversation.level).toBe('emergency');
  });
});

it('a wish while choosing is no danger', () => {
  const desk = offered();
  desk.says('friday', { when: { date: '2026-11-27' as LocalDate, certain: true } });
  desk.settle('search-slots', { type: 'slots-found', match: 'as-wished', slots: [FRIDAY] });
  expect(desk.conversation.mode).toBe('bot');
});
