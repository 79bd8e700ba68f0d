import { describe, expect, it } from 'vitest';
import type { PatientId } from '../../../src/domain/ids.ts';
import { MINUTE, type LocalDate } from '../../../src/domain/time.ts';
import { booking, FRIDAY, knownPatient, openDesk, ROSA, THURSDAY, visitId, type Desk } from './desk.ts';

const FRIDAY_WISH = { date: '2026-11-27' as LocalDate, certain: true } as const;
const first = { appointmentId: visitId('a1'), patientId: ROSA, slot: THURSDAY };
const second = { appointmentId: visitId('a2'), patientId: 'leo' as PatientId, slot: FRIDAY };

const list = (desk: Desk, ...visits: readonly (typeof first)[]) =>
  desk.settle('list-visits', { type: 'visits-listed', visits });

describe('booked visits', () => {
  it('are shown only after the birth date', () => {
    const desk = openDesk({ contact: { patients: 1 } });
    desk.says('what do I have booked', { intent: 'show' });
    expect(desk.said()).toEqual([['intro', 'ask-birth-date']]);
    desk.says('march 14 1985', { birthDate: '1985-03-14' as LocalDate });
    desk.settle('identify', { type: 'identified', outcome: { kind: 'known', patientId: ROSA } });
    expect(desk.effect('list-visits').of).toEqual([ROSA]);
    list(desk, first);
    expect(desk.reply('your-visits').params.visits).toBe('Thu Nov 26, 2:40 pm, ana, Hill');
  });

  it('shows the next three of many and says that there are more', () => {
    const desk = knownPatient();
    desk.says('my visits', { intent: 'show' });
    list(desk, first, second, first, second);
    expect(desk.said()).toEqual([['your-visits', 'more-visits']]);
    expect(desk.reply('your-visits').params.visits.split('\n')).toHaveLength(3);
  });

  it('tells a number without patients, or without visits, what it can do instead', () => {
    const stranger = openDesk();
    stranger.says('my visits', { intent: 'show' });
    expect(stranger.said()).toEqual([['intro', 'no-visits', 'menu']]);
    stranger.says('1', { choice: 1 });
    expect(stranger.said()).toEqual([['ask-name']]);
    const none = knownPatient();
    none.says('my visits', { intent: 'show' });
    list(none);
    expect(none.said()).toEqual([['no-visits', 'menu']]);
  });
});

describe('moving', () => {
  it('moves the only visit to a time the patient picks', () => {
    const desk = knownPatient();
    desk.says('can we make it friday instead', { intent: 'move', when: FRIDAY_WISH });
    list(desk, first);
    const search = { patientId: ROSA, exclude: [], wish: FRIDAY_WISH, moving: 'a1' };
    expect(desk.last()).toEqual([{ type: 'search-slots', ...search }]);
    desk.settle('search-slots', { type: 'slots-found', match: 'as-wished', slots: [FRIDAY] });
    desk.says('ok', { yesNo: 'yes' });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b2') });
    expect(desk.last()).toEqual([{ type: 'move-visit', appointmentId: 'a1', bookingId: 'b2', slot: FRIDAY }]);
    desk.settle('move-visit', { type: 'moved', appointmentId: visitId('a1'), slot: FRIDAY });
    expect(desk.reply('moved').params.when).toBe('Fri Nov 27, 9:00 am');
    expect(desk.conversation.dialogue).toEqual({ step: 'idle' });
  });

  it('asks which of several, and takes the number', () => {
    const desk = knownPatient();
    desk.says('R', { intent: 'move' });
    list(desk, first, second);
    expect(desk.reply('which-visit').params.choices).toBe('1) Thu Nov 26, 2:40 pm\n2) Fri Nov 27, 9:00 am');
    desk.says('2', { choice: 2 });
    expect(desk.effect('search-slots').moving).toBe('a2');
  });

  it('lets the held slot go when the visit is gone meanwhile', () => {
    const desk = knownPatient();
    desk.says('R', { intent: 'move' });
    list(desk, first);
    desk.settle('search-slots', { type: 'slots-found', match: 'as-wished', slots: [FRIDAY] });
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b2') });
    desk.settle('move-visit', { type: 'visit-gone' });
    expect(desk.effect('release-hold').bookingId).toBe('b2');
    expect(desk.said()).toEqual([['visit-gone', 'menu']]);
  });
});

describe('giving up a visit', () => {
  const asked = () => {
    const desk = knownPatient();
    desk.says('I cannot make it', { intent: 'cancel' });
    list(desk, first);
    return desk;
  };

  it('asks back once, by number', () => {
    const desk = asked();
    expect(desk.said()).toEqual([['move-or-cancel']]);
    desk.says('2', { choice: 2 });
    expect(desk.last()).toEqual([{ type: 'cancel-visit', appointmentId: 'a1' }]);
    desk.settle('cancel-visit', { type: 'cancelled', slot: THURSDAY });
    expect(desk.reply('cancelled').params.when).toBe('Thu Nov 26, 2:40 pm');
  });

  it.each([
    ['1', { choice: 1 }, 'search-slots'],
    ['friday instead', { when: FRIDAY_WISH }, 'search-slots'],
    ['yes cancel my appointment', { intent: 'cancel' }, 'cancel-visit'],
  ] as const)('understands "%s"', (text, reading, effect) => {
    const desk = asked();
    desk.says(text, reading);
    expect(desk.types()).toEqual([effect]);
  });

  it('takes the day it is called by for which of several is meant', () => {
    const desk = knownPatient();
    desk.says('cancel my friday appointment', { intent: 'cancel', when: FRIDAY_WISH });
    list(desk, first, second);
    expect(desk.reply('move-or-cancel').params.when).toBe('Fri Nov 27, 9:00 am');
  });

  it('keeps it on 3', () => {
    const desk = asked();
    desk.says('3', { choice: 3 });
    expect(desk.said()).toEqual([['kept']]);
    expect(desk.conversation.dialogue).toEqual({ step: 'idle' });
  });

  it('asks for the birth date again when half an hour has passed', () => {
    const desk = asked();
    desk.wait(31 * MINUTE);
    desk.says('2', { choice: 2 });
    expect(desk.said()).toEqual([['ask-birth-date']]);
  });

  it('says so when the visit is gone', () => {
    const desk = asked();
    desk.says('2', { choice: 2 });
    desk.settle('cancel-visit', { type: 'visit-gone' });
    expect(desk.said()).toEqual([['visit-gone', 'menu']]);
  });
});

describe('confirming', () => {
  it('needs no birth date', () => {
    const desk = openDesk({ contact: { patients: 1 } });
    desk.says('C', { intent: 'confirm' });
    expect(desk.effect('list-visits').of).toBe('contact');
    list(desk, first);
    expect(desk.last()).toEqual([{ type: 'confirm-visit', appointmentId: 'a1' }]);
    desk.settle('confirm-visit', { type: 'confirmed', slot: THURSDAY });
    expect(desk.said()).toEqual([['intro', 'visit-confirmed']]);
  });

  it('asks which of several by nothing but their times', () => {
    const desk = openDesk({ contact: { patients: 2 } });
    desk.says('C', { intent: 'confirm' });
    const sam = { ...second, slot: { ...FRIDAY, clinicianId: 'sam' as typeof FRIDAY.clinicianId } };
    list(desk, first, sam);
    expect(desk.reply('which-visit').params.choices).toBe('1) Thu Nov 26, 2:40 pm\n2) Fri Nov 27, 9:00 am');
    desk.says('1', { choice: 1 });
    expect(desk.effect('confirm-visit').appointmentId).toBe('a1');
  });
});
