import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/domain/conversation/reading.ts';
import type { LocalDate } from '../../../src/domain/time.ts';
import { openDesk, ROSA, type Desk } from './desk.ts';

const BORN = '1985-03-14' as LocalDate;
const OTHER = '1990-01-02' as LocalDate;

/** A number with patients, asked for the birth date before a booking. */
const asked = (): Desk => {
  const desk = openDesk({ contact: { patients: 2 } });
  desk.says('a visit please', { intent: 'book' });
  return desk;
};

const says = (desk: Desk, as: Partial<Reading>) => desk.says('…', as);
const finds = (desk: Desk, kind: 'unknown' | 'which' | 'too-many') =>
  desk.settle('identify', { type: 'identified', outcome: { kind } });
const findsRosa = (desk: Desk) =>
  desk.settle('identify', { type: 'identified', outcome: { kind: 'known', patientId: ROSA } });

describe('on a number with patients', () => {
  it('a name beside a birth date registers nobody', () => {
    const desk = asked();
    says(desk, { name: 'Mia Diaz', birthDate: BORN });
    expect(desk.effect('identify')).toEqual({ type: 'identify', birthDate: BORN, name: 'Mia Diaz' });
    finds(desk, 'unknown');
    expect(desk.said()).toEqual([['birth-date-unknown', 'ask-who']]);
    expect(desk.conversation.wrongBirthDates).toBe(1);
  });

  it('only the choice of somebody new does, with the name already told', () => {
    const desk = asked();
    says(desk, { name: 'Mia Diaz', birthDate: BORN });
    finds(desk, 'unknown');
    says(desk, { choice: 2 });
    expect(desk.effect('identify')).toMatchObject({ name: 'Mia Diaz', birthDate: BORN, register: true });
  });

  it('the choice outlasts a birth date that has to be told again', () => {
    const desk = asked();
    says(desk, { birthDate: BORN });
    finds(desk, 'unknown');
    says(desk, { choice: 2, birthDate: '2031-01-01' as LocalDate });
    expect(desk.said()).toEqual([['birth-date-invalid', 'ask-birth-date']]);
    says(desk, { birthDate: OTHER });
    expect(desk.said()).toEqual([['ask-name']]);
    says(desk, { name: 'Mia Diaz' });
    expect(desk.effect('identify')).toMatchObject({ birthDate: OTHER, register: true });
  });

  it('a name alone in place of the choice is kept, and the choice asked again', () => {
    const desk = asked();
    says(desk, { birthDate: BORN });
    finds(desk, 'unknown');
    says(desk, { name: 'Mia Diaz' });
    expect(desk.said()).toEqual([['ask-who']]);
    says(desk, { choice: 2 });
    expect(desk.effect('identify')).toMatchObject({ name: 'Mia Diaz', register: true });
  });

  it('the wrong ones of an episode add up, whatever is right between them', () => {
    const desk = asked();
    says(desk, { birthDate: OTHER });
    finds(desk, 'unknown');
    says(desk, { birthDate: BORN });
    findsRosa(desk);
    desk.settle('search-slots', { type: 'slots-found', match: 'none', slots: [] });
    desk.set({ mode: 'bot', dialogue: { step: 'asking-birth-date', goal: { kind: 'show' } } });
    for (const date of [OTHER, OTHER]) {
      says(desk, { birthDate: date });
      finds(desk, 'unknown');
    }
    expect(desk.effect('open-task').task.kind).toBe('identity');
    expect(desk.said()).toEqual([['lead-identity', 'handover-open']]);
  });

  it('a new episode begins without wrong ones', () => {
    const desk = asked();
    says(desk, { birthDate: OTHER });
    finds(desk, 'unknown');
    desk.happen({ type: 'resolved', by: 'ana' as never, seen: desk.conversation.version });
    expect(desk.conversation.wrongBirthDates).toBe(0);
  });

  it('twins are told apart by the name, for whatever is wanted', () => {
    const desk = openDesk({ contact: { patients: 2 } });
    desk.says('what do I have booked', { intent: 'show' });
    says(desk, { birthDate: BORN });
    finds(desk, 'which');
    expect(desk.said()).toEqual([['ask-name']]);
    says(desk, { name: 'Leo Diaz' });
    expect(desk.effect('identify')).toEqual({ type: 'identify', birthDate: BORN, name: 'Leo Diaz' });
    findsRosa(desk);
    expect(desk.effect('list-visits').of).toEqual([ROSA]);
  });

  it('a name that fits several of them is no better than a wrong one', () => {
    const desk = asked();
    says(desk, { name: 'Diaz', birthDate: BORN });
    finds(desk, 'which');
    expect(desk.said()).toEqual([['birth-date-unknown', 'ask-who']]);
    expect(desk.conversation.wrongBirthDates).toBe(1);
  });

  it('a person asks when there are too many new ones', () => {
    const desk = asked();
    says(desk, { birthDate: BORN });
    finds(desk, 'unknown');
    says(desk, { choice: 2, name: 'Mia Diaz' });
    finds(desk, 'too-many');
    expect(desk.effect('open-task').task.kind).toBe('identity');
    expect(desk.conversation.mode).toBe('waiting');
  });
});
