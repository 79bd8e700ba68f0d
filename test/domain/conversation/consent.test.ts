import { describe, expect, it } from 'vitest';
import { booking, offered, openDesk, THURSDAY, visitId } from './desk.ts';

describe('STOP', () => {
  it('is recorded, confirmed once, and staff look after booked visits', () => {
    const desk = openDesk({ optOut: 'app' });
    desk.keyword('STOP');
    expect(desk.types()).toEqual(['record-consent', 'send', 'open-visit-tasks', 'mark-handled']);
    expect(desk.effect('record-consent').entry).toMatchObject({
      scope: 'everything',
      act: 'revoked',
      handledBy: 'app',
      said: 'm1',
    });
    expect(desk.effect('send')).toMatchObject({ purpose: 'opt-out-confirmation', epoch: 1 });
    expect(desk.said()).toEqual([['opt-out-done']]);
  });

  it('is recorded without a word where the carrier has answered it', () => {
    const desk = openDesk();
    desk.keyword('STOP', { carrierAnswered: true });
    expect(desk.types()).toEqual(['record-consent', 'open-visit-tasks', 'mark-handled']);
    expect(desk.effect('record-consent').entry.handledBy).toBe('carrier');
  });

  it.each(['carrier', 'app'] as const)('in free words is answered by us (%s mode)', (optOut) => {
    const desk = openDesk({ optOut });
    desk.keyword("please don't text me anymore");
    expect(desk.said()).toEqual([['opt-out-done']]);
    const spanish = openDesk({ optOut, language: 'es' });
    spanish.keyword('no más mensajes');
    expect(spanish.said()).toEqual([['opt-out-done']]);
    expect(spanish.effect('send').language).toBe('es');
  });

  it('as CANCEL asks about the visit that may have been meant', () => {
    const desk = openDesk({ optOut: 'app' });
    desk.keyword('CANCEL');
    expect(desk.said()).toEqual([['opt-out-done-visit']]);
    expect(desk.types()).toContain('open-visit-tasks');
  });

  it('in the middle of a booking frees the slot, and nothing more is said', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    desk.keyword('STOP');
    expect(desk.conversation).toMatchObject({ dialogue: { step: 'idle' }, epoch: 1 });
    expect(desk.effect('mark-handled').messages).toHaveLength(2);
    const book = desk.conversation.pending.find(({ effect }) => effect.type === 'book');
    expect(book).toMatchObject({ abandoned: true, unwanted: true });
    desk.settle('book', { type: 'slot-lost' });
    expect(desk.last()).toEqual([{ type: 'release-hold', bookingId: 'b1', slot: THURSDAY }]);
  });

  it('drops an answer that was still being thought of', () => {
    const desk = openDesk();
    desk.happen({ type: 'messages-arrived', messages: [desk.message('I need a visit')] });
    desk.keyword('STOP');
    expect(desk.pendingTypes()).not.toContain('understand');
    expect(desk.effect('mark-handled').messages).toEqual(['m1', 'm2']);
  });

  it('is not confirmed a second time', () => {
    const desk = openDesk({ optOut: 'app', contact: { optedOut: true } });
    desk.keyword('STOP');
    expect(desk.said()).toEqual([]);
    expect(desk.types()).toContain('record-consent');
  });

  it('counts once, however often it is told', () => {
    const desk = openDesk({ optOut: 'app' });
    const message = desk.message('STOP');
    desk.happen({ type: 'consent-heard', message });
    desk.tidy();
    desk.happen({ type: 'consent-heard', message });
    expect(desk.types()).toEqual(['mark-handled']);
  });

  it('reaches also a conversation that staff hold', () => {
    const desk = openDesk({ optOut: 'app' });
    desk.says('a person please', { intent: 'human' });
    desk.keyword('STOP');
    expect(desk.types()).toContain('record-consent');
    expect(desk.conversation.mode).toBe('waiting');
  });
});

describe('after an opt-out', () => {
  it('a new message is never answered by text but goes to a person', () => {
    const desk = openDesk({ contact: { optedOut: true } });
    desk.happen({ type: 'messages-arrived', messages: [desk.message('I need a visit')] });
    expect(desk.types()).toEqual(['mark-handled']);
    expect(desk.conversation.mode).toBe('waiting');
  });

  it('no result of something begun before it is told by text', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    desk.contact({ optedOut: true });
    desk.settle('book', { type: 'booked', appointmentId: visitId('a1'), slot: THURSDAY });
    expect(desk.said()).toEqual([]);
    expect(desk.conversation.mode).toBe('waiting');
    expect(desk.types()).toEqual(['mark-handled']);
  });

  it('the chat on the clinic page still answers', () => {
    const desk = openDesk({ contact: { optedOut: true } });
    const message = desk.message('when are you open', { channel: 'chat' });
    desk.happen({ type: 'messages-arrived', messages: [message] });
    expect(desk.types()).toEqual(['understand']);
  });
});

describe('START and HELP', () => {
  it('START opts in again and is answered', () => {
    const desk = openDesk({ contact: { optedOut: true } });
    desk.keyword('START');
    expect(desk.effect('record-consent').entry).toMatchObject({ scope: 'everything', act: 'granted' });
    expect(desk.effect('send')).toMatchObject({ purpose: 'keyword-answer' });
    expect(desk.types()).toEqual(['record-consent', 'send', 'mark-handled']);
  });

  it('a bare YES opts in only who has opted out', () => {
    const out = openDesk({ contact: { optedOut: true } });
    out.keyword('YES');
    expect(out.types()).toContain('record-consent');
    const not = openDesk();
    not.keyword('YES');
    expect(not.types()).toEqual(['understand']);
  });

  it('HELP is answered without disturbing a booking', () => {
    const desk = offered();
    const before = desk.conversation.dialogue;
    desk.keyword('HELP');
    expect(desk.said()).toEqual([['help']]);
    expect(desk.conversation.dialogue).toEqual(before);
  });

  it.each(['HELP', 'START'])('%s gets no second answer where the carrier gave one', (text) => {
    const desk = openDesk({ contact: { optedOut: text === 'START' } });
    desk.keyword(text, { carrierAnswered: true });
    expect(desk.said()).toEqual([]);
    expect(desk.types()).toContain('mark-handled');
  });

  it('are heard inside a turn as well', () => {
    const desk = openDesk({ optOut: 'app' });
    desk.happen({ type: 'messages-arrived', messages: [desk.message('STOP')] });
    expect(desk.types()).toContain('record-consent');
    expect(desk.types()).not.toContain('understand');
  });
});
