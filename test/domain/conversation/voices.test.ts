import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/domain/conversation/reading.ts';
import type { ContactId } from '../../../src/domain/ids.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { booking, knownPatient, reading, ROSA, THURSDAY, visitId, type Desk } from './desk.ts';

const MINE = 'v1' as ContactId;
const OTHER = 'v2' as ContactId;
const visit = { appointmentId: visitId('a1'), patientId: ROSA, slot: THURSDAY };

const hears = (desk: Desk, via: ContactId, text = '…') => {
  const message = desk.message(text, { channel: 'chat', via });
  desk.happen({ type: 'messages-arrived', messages: [message] });
  return message;
};

const saysIn = (desk: Desk, via: ContactId, as: Partial<Reading>) => {
  const { id } = hears(desk, via);
  desk.settle('understand', { type: 'understood', readings: [{ id, reading: reading(as) }] });
};

/** A chat whose visitor has just proved who they are. */
const proved = () => {
  const desk = knownPatient();
  saysIn(desk, MINE, { intent: 'thanks' });
  desk.set({ verified: knownPatient().conversation.verified });
  return desk;
};

describe('two chats of one number', () => {
  it('are each answered where they spoke', () => {
    const desk = proved();
    expect(desk.effect('send')).toMatchObject({ channel: 'chat', via: MINE });
    saysIn(desk, OTHER, { intent: 'hours' });
    expect(desk.effect('send')).toMatchObject({ channel: 'chat', via: OTHER });
    desk.says('and here?', { intent: 'hours' });
    expect(desk.effect('send')).not.toHaveProperty('via');
  });

  it('prove who writes each for themselves', () => {
    const desk = proved();
    saysIn(desk, MINE, { intent: 'show' });
    expect(desk.effect('list-visits').of).toEqual([ROSA]);
    desk.settle('list-visits', { type: 'visits-listed', visits: [visit] });
    saysIn(desk, OTHER, { intent: 'show' });
    expect(desk.said()).toEqual([['ask-birth-date']]);
  });

  it('a proof by text is none for a chat', () => {
    const desk = knownPatient();
    saysIn(desk, MINE, { intent: 'show' });
    expect(desk.said()).toEqual([['ask-birth-date']]);
  });

  it('are not asked what another was asked', () => {
    const desk = proved();
    saysIn(desk, MINE, { intent: 'cancel' });
    desk.settle('list-visits', { type: 'visits-listed', visits: [visit] });
    expect(desk.conversation.dialogue.step).toBe('move-or-cancel');
    saysIn(desk, OTHER, { choice: 2 });
    expect(desk.said()).toEqual([['not-understood', 'menu']]);
  });

  it('wait for each other while the house works for one', () => {
    const desk = proved();
    saysIn(desk, MINE, { intent: 'show' });
    const before = desk.conversation;
    hears(desk, OTHER);
    expect(desk.conversation).toMatchObject({ taken: before.taken, pending: before.pending });
    desk.settle('list-visits', { type: 'visits-listed', visits: [visit] });
    expect(desk.effect('send')).toMatchObject({ channel: 'chat', via: MINE });
    hears(desk, OTHER);
    expect(desk.types()).toEqual(['understand']);
  });

  it('get what they asked for although another has said HELP meanwhile', () => {
    const desk = proved();
    saysIn(desk, MINE, { intent: 'book' });
    desk.settle('search-slots', { type: 'slots-found', match: 'as-wished', slots: [THURSDAY] });
    saysIn(desk, MINE, { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    desk.keyword('HELP', { channel: 'chat', via: OTHER });
    expect(desk.effect('send')).toMatchObject({ purpose: 'keyword-answer', via: OTHER });
    desk.settle('book', { type: 'booked', appointmentId: visitId('a1'), slot: THURSDAY });
    expect(desk.effect('send')).toMatchObject({ channel: 'chat', via: MINE });
  });

  it('do not wait with danger', () => {
    const desk = proved();
    saysIn(desk, MINE, { intent: 'show' });
    desk.danger('my chest hurts', undefined, { channel: 'chat', via: OTHER });
    expect(desk.effect('send')).toMatchObject({ purpose: 'safety', via: OTHER });
    expect(desk.pendingTypes()).not.toContain('list-visits');
  });
});

describe('a promise that nobody has seen it yet', () => {
  const unseen = (desk: Desk) =>
    desk
      .clock()
      .flatMap((effect) => (effect.type === 'send' && effect.purpose === 'unseen' ? [effect.via] : []));

  it('reaches whoever is in danger, though another voice has written since', () => {
    const desk = proved();
    desk.danger('my chest hurts', undefined, { channel: 'chat', via: MINE });
    hears(desk, OTHER);
    desk.wait(3 * MINUTE);
    expect(unseen(desk)).toEqual([OTHER, MINE]);
    expect(desk.conversation.via).toBe(OTHER);
  });

  it('is told once where there is one voice, also after a claim ran out', () => {
    const desk = proved();
    desk.danger('my chest hurts', undefined, { channel: 'chat', via: MINE });
    desk.happen({ type: 'claimed', by: 'ana' as never });
    desk.wait(6 * MINUTE);
    desk.clock();
    desk.wait(3 * MINUTE);
    expect(unseen(desk)).toEqual([MINE]);
  });
});

describe('a chat that joins', () => {
  const join = (desk: Desk) =>
    desk.happen({ type: 'chat-joined', key: 'j1', via: OTHER, goal: { kind: 'show' }, level: 'none' });

  it('has proved its number and nothing more', () => {
    const desk = proved();
    join(desk);
    expect(desk.said()).toEqual([['ask-birth-date']]);
    expect(desk.effect('send')).toMatchObject({ channel: 'chat', via: OTHER });
  });

  it('is greeted while the house works for another, whose answer it does not get', () => {
    const desk = proved();
    saysIn(desk, MINE, { intent: 'show' });
    join(desk);
    expect(desk.said()).toEqual([['greeting']]);
    expect(desk.effect('send').via).toBe(OTHER);
    desk.settle('list-visits', { type: 'visits-listed', visits: [visit] });
    expect(desk.said()).toEqual([['your-visits']]);
    expect(desk.effect('send').via).toBe(MINE);
  });

  it('is where staff answer from then on', () => {
    const desk = proved();
    desk.says('a person', { intent: 'human' });
    join(desk);
    const { version: seen } = desk.conversation;
    desk.happen({ type: 'staff-replied', by: 'ana' as never, text: 'Hello', key: 'r1', seen });
    expect(desk.effect('send-staff-text')).toMatchObject({ channel: 'chat', via: OTHER });
  });
});
