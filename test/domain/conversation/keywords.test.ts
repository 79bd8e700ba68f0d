import { describe, expect, it } from 'vitest';
import { orderOfKey } from '../../../src/domain/conversation/commit.ts';
import type { EffectKey, SendId } from '../../../src/domain/ids.ts';
import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import { booking, offered, openDesk, type Desk } from './desk.ts';

describe('keywords', () => {
  it('HELP is answered once in five minutes, and again after them', () => {
    const desk = openDesk({ optOut: 'app' });
    desk.keyword('HELP');
    expect(desk.said()).toEqual([['help']]);
    desk.wait(4 * MINUTE);
    desk.keyword('HELP');
    expect(desk.types()).toEqual(['mark-handled']);
    desk.wait(MINUTE);
    desk.keyword('HELP');
    expect(desk.said()).toEqual([['help']]);
  });

  it('START is answered once in five minutes, and at once after another STOP', () => {
    const desk = openDesk({ optOut: 'app', contact: { optedOut: true } });
    desk.keyword('START');
    expect(desk.said()).toEqual([['opt-in-done']]);
    desk.contact({ optedOut: false });
    desk.keyword('START');
    expect(desk.types()).toEqual(['record-consent', 'mark-handled']);
    desk.keyword('STOP');
    desk.contact({ optedOut: true });
    desk.keyword('START');
    expect(desk.said()).toEqual([['opt-in-done']]);
  });

  it('an answer tells when the word was said, which may be long ago', () => {
    const desk = openDesk({ optOut: 'app' });
    const at = desk.facts.now;
    desk.wait(50 * MINUTE);
    for (const word of ['HELP', 'STOP']) {
      desk.keyword(word, { at });
      expect(desk.effect('send').saidAt).toBe(at);
    }
  });

  it('what is carried out late stands where it was said', () => {
    const desk = openDesk({ optOut: 'app' });
    for (const word of ['STOP', 'START', 'STOP']) desk.keyword(word);
    const orders = desk.conversation.pending
      .filter(({ effect }) => effect.type === 'record-consent')
      .map(({ key }) => orderOfKey(key));
    expect(orders).toHaveLength(3);
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    expect(orderOfKey('c:9:3' as EffectKey)).toBeLessThan(orderOfKey('c:10:0' as EffectKey));
  });
});

describe('a number that the carrier blocks', () => {
  const block = (desk: Desk, key = 'b1') => desk.happen({ type: 'carrier-blocked', key });

  it('is as one that has said STOP, without a word', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    const { epoch } = desk.conversation;
    block(desk);
    expect(desk.said()).toEqual([]);
    expect(desk.effect('record-consent').entry).toMatchObject({
      scope: 'everything',
      act: 'revoked',
      channel: 'sms',
      handledBy: 'carrier',
    });
    expect(desk.effect('open-visit-tasks').kind).toBe('opt-out-with-visit');
    expect(desk.conversation.epoch).toBeGreaterThan(epoch);
    expect(desk.conversation.pending.find(({ effect }) => effect.type === 'book')).toMatchObject({
      unwanted: true,
    });
  });

  it('leaves to a person what was asked and cannot be answered', () => {
    const desk = openDesk();
    desk.happen({ type: 'messages-arrived', messages: [desk.message('I need a visit')] });
    block(desk);
    expect(desk.conversation.mode).toBe('waiting');
    expect(desk.effect('mark-handled').messages).toEqual(['m1']);
  });

  it('counts once, and not at all where the opt-out is known', () => {
    const desk = openDesk();
    block(desk);
    expect(block(desk)).toEqual([]);
    desk.contact({ optedOut: true });
    const before = desk.conversation;
    expect(block(desk, 'b2')).toEqual([]);
    expect(desk.conversation).toEqual({ ...before, version: before.version + 1 });
  });

  it('goes on talking in the chat of the clinic page', () => {
    const desk = openDesk();
    const via = 'v1' as never;
    desk.happen({
      type: 'chat-joined',
      key: 'j1',
      via,
      goal: { kind: 'book', forWhom: 'self' },
      level: 'none',
    });
    const { dialogue, epoch } = desk.conversation;
    block(desk);
    expect(desk.conversation).toMatchObject({ dialogue, epoch });
    expect(desk.types()).toEqual(['record-consent', 'open-visit-tasks']);
  });
});

describe('disclosures that nobody has read', () => {
  const lost = (desk: Desk, outcome: 'stale' | 'failed') =>
    desk.happen({
      type: 'send-ended',
      key: 'send-ended:s1',
      sendId: 's1' as SendId,
      purpose: 'reply',
      outcome,
      intro: 'sms',
    });

  it('come again with the next reply', () => {
    const desk = openDesk();
    desk.says('hi', { intent: 'hours' });
    expect(desk.said()).toEqual([['intro', 'hours']]);
    lost(desk, 'stale');
    expect(desk.last()).toEqual([]);
    desk.says('where', { intent: 'directions' });
    expect(desk.said()).toEqual([['intro', 'directions']]);
    // Told of again, it is the same loss.
    lost(desk, 'stale');
    desk.wait(SECOND);
    desk.says('thanks', { intent: 'thanks' });
    expect(desk.said()).toEqual([['thanks']]);
  });

  it('are a person’s work too when they did not arrive at all', () => {
    const desk = openDesk();
    desk.says('hi', { intent: 'hours' });
    lost(desk, 'failed');
    expect(desk.effect('open-task').task.kind).toBe('unreachable');
    desk.says('where', { intent: 'directions' });
    expect(desk.said()).toEqual([['intro', 'directions']]);
  });
});
