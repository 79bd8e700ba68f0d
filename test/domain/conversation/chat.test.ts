import { describe, expect, it } from 'vitest';
import type { ContactId } from '../../../src/domain/ids.ts';
import type { LocalDate } from '../../../src/domain/time.ts';
import { openDesk } from './desk.ts';

const visitor = () => openDesk({ contact: { kind: 'chat' } });
const VISITOR = 'v1' as ContactId;
const PHONE = '+12025550123';

const asked = () => {
  const desk = visitor();
  desk.says('I need a visit', { intent: 'book', when: { date: '2026-11-26' as LocalDate, certain: true } });
  desk.says(PHONE, { phone: PHONE });
  return desk;
};

describe('a chat', () => {
  it('proves its number by a code before anything about visits', () => {
    const desk = visitor();
    desk.says('I need a visit', { intent: 'book' });
    expect(desk.said()).toEqual([['intro', 'ask-number']]);
    desk.says(PHONE, { phone: PHONE });
    expect(desk.last()).toEqual([{ type: 'send-link-code', phone: PHONE }]);
    desk.settle('send-link-code', { type: 'code-sent' });
    expect(desk.said()).toEqual([['ask-code']]);
    desk.tidy();
    desk.says('482913', { code: '482913' });
    expect(desk.last()).toEqual([{ type: 'check-link-code', phone: PHONE, code: '482913' }]);
    desk.settle('check-link-code', { type: 'code-checked', outcome: 'right' });
    expect(desk.said()).toEqual([['chat-linked']]);
    expect(desk.effect('join-number')).toMatchObject({ phone: PHONE, goal: { kind: 'book' } });
    desk.settle('join-number', { type: 'done' });
    desk.tidy();
    expect(desk.conversation).toMatchObject({ dialogue: { step: 'idle' }, taken: [], pending: [] });
  });

  it.each(['show', 'move', 'cancel', 'confirm'] as const)(
    'asks for the number before it may %s',
    (intent) => {
      const desk = visitor();
      desk.says('…', { intent });
      expect(desk.said()).toEqual([['intro', 'ask-number']]);
    },
  );

  it('answers plain questions without a number', () => {
    const desk = visitor();
    desk.says('when are you open', { intent: 'hours' });
    expect(desk.said().flat()).toEqual(['intro', 'hours']);
  });

  it('asks again for a number that is none, and for a code that is wrong', () => {
    const desk = visitor();
    desk.says('I need a visit', { intent: 'book' });
    desk.says('12', { phone: '12' });
    expect(desk.said()).toEqual([['number-unusable', 'ask-number']]);
    const coded = asked();
    coded.settle('send-link-code', { type: 'code-sent' });
    coded.says('1', { code: '111111' });
    coded.settle('check-link-code', { type: 'code-checked', outcome: 'wrong' });
    expect(coded.said()).toEqual([['code-wrong']]);
    expect(coded.conversation.dialogue.step).toBe('asking-code');
  });

  it('has a person take over after three wrong codes', () => {
    const desk = asked();
    desk.settle('send-link-code', { type: 'code-sent' });
    for (const _ of [1, 2, 3]) {
      desk.says('1', { code: '111111' });
      desk.settle('check-link-code', { type: 'code-checked', outcome: 'wrong' });
    }
    expect(desk.conversation.mode).toBe('waiting');
  });

  it('sends a new code for an old one', () => {
    const desk = asked();
    desk.settle('send-link-code', { type: 'code-sent' });
    desk.says('1', { code: '111111' });
    desk.settle('check-link-code', { type: 'code-checked', outcome: 'expired' });
    expect(desk.types()).toEqual(['send', 'send-link-code', 'mark-handled']);
  });

  it.each([
    ['opted-out', 'code-opted-out', 'bot'],
    ['unusable-number', 'number-unusable', 'bot'],
    ['too-many', 'lead-codes', 'waiting'],
  ] as const)('says so when no code can be sent: %s', (reason, key, mode) => {
    const desk = asked();
    desk.settle('send-link-code', { type: 'code-refused', reason });
    expect(desk.said().flat()).toContain(key);
    expect(desk.conversation.mode).toBe(mode);
  });
});

describe('the conversation of the number', () => {
  const goal = { kind: 'book', forWhom: 'self' } as const;

  it('goes on with what the chat was about, in the chat, without a second introduction', () => {
    const desk = openDesk();
    desk.happen({ type: 'chat-joined', key: 'j1', via: VISITOR, goal, level: 'none' });
    expect(desk.said()).toEqual([['ask-name']]);
    expect(desk.effect('send').channel).toBe('chat');
    expect(desk.happen({ type: 'chat-joined', key: 'j1', via: VISITOR, goal, level: 'none' })).toEqual([]);
  });

  it('still introduces itself on the phone', () => {
    const desk = openDesk();
    desk.happen({ type: 'chat-joined', key: 'j1', via: VISITOR, goal, level: 'none' });
    desk.says('Rosa Marte', { name: 'Rosa Marte' });
    expect(desk.said()).toEqual([['intro', 'ask-birth-date']]);
  });

  it('leaves the talking to a person who has it', () => {
    const desk = openDesk();
    desk.says('a person please', { intent: 'human' });
    desk.happen({ type: 'chat-joined', key: 'j1', via: VISITOR, goal, level: 'routine' });
    expect(desk.last()).toEqual([]);
    expect(desk.conversation).toMatchObject({ level: 'routine', channel: 'chat' });
  });
});
