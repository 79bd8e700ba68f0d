import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../src/domain/time.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import {
  booking,
  FRIDAY,
  knownPatient,
  offered,
  openDesk,
  ROSA,
  slot,
  THURSDAY,
  THURSDAY_LATER,
  visitId,
} from './desk.ts';

const BORN = '1985-03-14' as LocalDate;
const THE_26TH = { date: '2026-11-26' as LocalDate, part: 'afternoon', certain: true } as const;
const SLOTS = [THURSDAY, THURSDAY_LATER, FRIDAY];

describe('booking', () => {
  it('goes from a first text to a booked visit and reminders', () => {
    const desk = openDesk();
    desk.says('hi, I need to see someone about my knee, maybe thursday afternoon', {
      intent: 'book',
      when: THE_26TH,
      reason: 'my knee',
    });
    expect(desk.said()).toEqual([['intro', 'ask-name']]);
    expect(desk.types()).toEqual(['send', 'record-consent', 'mark-handled']);
    desk.tidy();

    desk.says('Rosa Marte', { name: 'Rosa Marte' });
    expect(desk.said()).toEqual([['ask-birth-date']]);
    desk.tidy();

    desk.says('March 14 1985', { birthDate: BORN });
    const somebodyNew = { type: 'identify', birthDate: BORN, name: 'Rosa Marte', register: true };
    expect(desk.last()).toEqual([somebodyNew]);
    desk.settle('identify', { type: 'identified', outcome: { kind: 'registered', patientId: ROSA } });
    desk.contact({ patients: 1 });
    expect(desk.last()).toEqual([{ type: 'search-slots', patientId: ROSA, exclude: [], wish: THE_26TH }]);

    desk.settle('search-slots', { type: 'slots-found', match: 'as-wished', slots: SLOTS });
    expect(desk.said()).toEqual([['offers']]);
    expect(desk.reply('offers').params.choices).toBe(
      '1) Thu Nov 26, 2:40 pm\n2) Thu Nov 26, 3:20 pm\n3) Fri Nov 27, 9:00 am',
    );
    desk.tidy();

    desk.says('2', { choice: 2 });
    expect(desk.last()).toEqual([{ type: 'hold-slot', slot: THURSDAY_LATER, patientId: ROSA }]);
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    expect(desk.last()).toEqual([
      { type: 'book', bookingId: 'b1', slot: THURSDAY_LATER, patientId: ROSA, reason: 'my knee' },
    ]);
    expect(desk.conversation.taken).toHaveLength(1);

    desk.settle('book', { type: 'booked', appointmentId: visitId('a1'), slot: THURSDAY_LATER });
    expect(desk.said()).toEqual([['booked', 'ask-reminders']]);
    expect(desk.reply('booked').params).toMatchObject({
      when: 'Thu Nov 26, 3:20 pm',
      site: 'Hill',
      address: '1 Hill',
    });
    expect(desk.effect('mark-handled').messages).toHaveLength(1);
    desk.tidy();

    desk.says('1', { choice: 1 });
    expect(desk.effect('record-consent').entry).toMatchObject({
      scope: 'reminders',
      act: 'granted',
      shown: { key: 'ask-reminders' },
    });
    expect(desk.said()).toEqual([['reminders-on']]);
    desk.tidy();
    expect(desk.conversation).toMatchObject({ dialogue: { step: 'idle' }, taken: [], pending: [] });
  });

  it('speaks Spanish from the first message that is plainly Spanish', () => {
    const desk = openDesk();
    desk.says('necesito una cita para mi hijo', {
      intent: 'book',
      forWhom: 'other',
      language: 'es',
      languageCertain: true,
    });
    expect(desk.effect('send')).toMatchObject({ language: 'es' });
    desk.tidy();
    desk.says('Leo Marte', { name: 'Leo Marte', language: 'es' });
    desk.says('14 de marzo de 1985', { birthDate: BORN, language: 'es' });
    desk.settle('identify', { type: 'identified', outcome: { kind: 'registered', patientId: ROSA } });
    desk.settle('search-slots', { type: 'slots-found', match: 'as-wished', slots: SLOTS });
    expect(desk.reply('offers').params.choices).toContain('1) jue 26 nov, 2:40 p. m.');
  });

  it('takes name and birth date from one message', () => {
    const desk = openDesk();
    desk.says('I am Rosa Marte, 3/14/1985, need a visit', {
      intent: 'book',
      name: 'Rosa Marte',
      birthDate: BORN,
    });
    expect(desk.effect('identify')).toMatchObject({ name: 'Rosa Marte', birthDate: BORN });
  });

  it('asks a number with patients for the birth date only', () => {
    const desk = openDesk({ contact: { patients: 2 } });
    desk.says('a visit please', { intent: 'book' });
    expect(desk.said()).toEqual([['intro', 'ask-birth-date']]);
    desk.says('March 14 1985', { birthDate: BORN });
    expect(desk.effect('identify')).toEqual({ type: 'identify', birthDate: BORN });
  });

  it('says no to a birth date that lies ahead', () => {
    const desk = openDesk({ contact: { patients: 1 } });
    desk.says('a visit please', { intent: 'book' });
    desk.says('2031', { birthDate: '2031-01-01' as LocalDate });
    expect(desk.said()).toEqual([['birth-date-invalid', 'ask-birth-date']]);
  });

  it('asks who it is for when nobody here was born then; somebody new needs only a name', () => {
    const desk = openDesk({ contact: { patients: 1 } });
    desk.says('a visit for my daughter', { intent: 'book', forWhom: 'other' });
    desk.says('March 14 1985', { birthDate: BORN });
    desk.settle('identify', { type: 'identified', outcome: { kind: 'unknown' } });
    expect(desk.said()).toEqual([['birth-date-unknown', 'ask-who']]);
    desk.says('2', { choice: 2 });
    expect(desk.said()).toEqual([['ask-name']]);
    desk.says('Ana', { name: 'Ana' });
    expect(desk.effect('identify')).toEqual({
      type: 'identify',
      birthDate: BORN,
      name: 'Ana',
      register: true,
    });
  });

  it('gives up after three wrong birth dates and has a person ask', () => {
    const desk = openDesk({ contact: { patients: 1 } });
    desk.says('what do I have booked', { intent: 'show' });
    for (const _ of [1, 2, 3]) {
      desk.says('March 14 1985', { birthDate: BORN });
      desk.settle('identify', { type: 'identified', outcome: { kind: 'unknown' } });
    }
    expect(desk.effect('open-task').task.kind).toBe('identity');
    expect(desk.said()).toEqual([['lead-identity', 'handover-open']]);
    expect(desk.conversation.mode).toBe('waiting');
  });

  it('does not ask again within half an hour of a right birth date, and does after', () => {
    const soon = knownPatient();
    soon.says('another visit please', { intent: 'book' });
    expect(soon.types()).toEqual(['search-slots']);
    const late = knownPatient();
    late.wait(31 * MINUTE);
    late.says('another visit please', { intent: 'book' });
    expect(late.said()).toEqual([['ask-birth-date']]);
  });

  it('asks anew whom it is for when one number speaks for several, or for somebody else', () => {
    const several = knownPatient({ contact: { patients: 2 } });
    several.says('another visit please', { intent: 'book' });
    expect(several.said()).toEqual([['ask-birth-date']]);
    const other = knownPatient();
    other.says('a visit for my son', { intent: 'book', forWhom: 'other' });
    expect(other.said()).toEqual([['ask-birth-date']]);
  });

  it('says when only other days are free, and repeats a day it was not sure of', () => {
    const desk = knownPatient();
    desk.says('thursday', { intent: 'book', when: { ...THE_26TH, certain: false } });
    desk.settle('search-slots', { type: 'slots-found', match: 'nearest', slots: [FRIDAY] });
    expect(desk.said()).toEqual([['understood-day', 'offers-nearest']]);
    expect(desk.reply('understood-day').params.day).toBe('Thu Nov 26');
  });

  it('hands over instead of a dead end when nothing is free at all', () => {
    const desk = knownPatient();
    desk.says('a visit', { intent: 'book' });
    desk.settle('search-slots', { type: 'slots-found', match: 'none', slots: [] });
    expect(desk.said()).toEqual([['lead-no-slots', 'handover-open']]);
    expect(desk.conversation.mode).toBe('waiting');
  });

  it('offers at most three', () => {
    const desk = knownPatient();
    desk.says('a visit', { intent: 'book' });
    const many = [1, 2, 3, 4, 5].map((hour) => slot(`2026-11-26 1${hour}:00`));
    desk.settle('search-slots', { type: 'slots-found', match: 'as-wished', slots: many });
    expect(desk.reply('offers').params.choices.split('\n')).toHaveLength(3);
  });

  it('names clinician and site where the offers differ in them', () => {
    const desk = knownPatient();
    desk.says('a visit', { intent: 'book' });
    const sam = { ...FRIDAY, clinicianId: 'sam' as typeof FRIDAY.clinicianId };
    desk.settle('search-slots', { type: 'slots-found', match: 'as-wished', slots: [THURSDAY, sam] });
    expect(desk.reply('offers').params.choices).toContain('1) Thu Nov 26, 2:40 pm, ana');
  });
});

describe('choosing', () => {
  it('searches again with a new wish, keeping the rest of the old one', () => {
    const desk = offered();
    desk.says('friday instead', {
      intent: 'move',
      when: { date: '2026-11-27' as LocalDate, certain: true },
    });
    expect(desk.effect('search-slots')).toMatchObject({ wish: { date: '2026-11-27' } });
    expect(desk.conversation.dialogue).toMatchObject({
      step: 'working',
      goal: { kind: 'book', reason: 'my knee' },
    });
  });

  it('asks for a better day when none fits, and stays at the offer', () => {
    const desk = offered();
    desk.says('none of these', { declinesAll: true });
    expect(desk.said()).toEqual([['ask-day']]);
    expect(desk.conversation.dialogue.step).toBe('choosing-slot');
  });

  it('asks again for a number that was not offered', () => {
    const desk = offered();
    desk.says('7', { choice: 7 });
    expect(desk.said()).toEqual([['choose-again', 'offers']]);
  });

  it('looks again when the offer is older than a hold lasts, and says so', () => {
    const desk = offered();
    desk.wait(11 * MINUTE);
    desk.says('1', { choice: 1 });
    expect(desk.types()).toEqual(['search-slots']);
    desk.settle('search-slots', { type: 'slots-found', match: 'as-wished', slots: [FRIDAY] });
    expect(desk.said()).toEqual([['offer-expired', 'offers']]);
  });

  it('says that a time was just taken, with what else is free', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-lost' });
    expect(desk.effect('search-slots').exclude).toEqual([THURSDAY]);
    desk.settle('search-slots', { type: 'slots-found', match: 'nearest', slots: [FRIDAY] });
    expect(desk.said()).toEqual([['just-taken', 'offers']]);
  });

  it('offers again when the booking itself comes too late', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    desk.settle('book', { type: 'slot-lost' });
    expect(desk.effect('search-slots').exclude).toEqual([THURSDAY]);
    desk.settle('search-slots', { type: 'slots-found', match: 'as-wished', slots: [FRIDAY] });
    expect(desk.said()).toEqual([['just-taken', 'offers']]);
  });

  it('lets the patient change their mind to anything', () => {
    const show = offered();
    show.says('actually what do I have booked', { intent: 'show' });
    expect(show.effect('list-visits').of).toEqual([ROSA]);
    const person = offered();
    person.says('human please', { intent: 'human' });
    expect(person.said()).toEqual([['handover-open']]);
    const hours = offered();
    hours.says('when do you open?', { intent: 'hours' });
    expect(hours.said()).toEqual([['hours', 'offers']]);
  });

  it('lets go of a held slot when the patient thinks better of it before it is booked', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.says('no wait, friday', {
      intent: 'move',
      when: { date: '2026-11-27' as LocalDate, certain: true },
    });
    expect(desk.last()).toEqual([]);
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    expect(desk.last()).toContainEqual({ type: 'release-hold', bookingId: 'b1', slot: THURSDAY });
    expect(desk.conversation.dialogue.step).toBe('working');
  });

  it('moves the visit that was being booked when the wish came later', () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    desk.says('friday please', { when: { date: '2026-11-27' as LocalDate, certain: true } });
    desk.settle('book', { type: 'booked', appointmentId: visitId('a1'), slot: THURSDAY });
    expect(desk.said()).toEqual([['booked']]);
    expect(desk.effect('list-visits').of).toEqual([ROSA]);
    desk.settle('list-visits', {
      type: 'visits-listed',
      visits: [{ appointmentId: visitId('a1'), patientId: ROSA, slot: THURSDAY }],
    });
    expect(desk.effect('search-slots')).toMatchObject({ moving: 'a1', wish: { date: '2026-11-27' } });
  });

  it('reads several messages of one turn as one answer', () => {
    const desk = knownPatient();
    desk.turn(
      ['hi', { intent: 'greeting' }],
      ['I need a visit for my knee', { intent: 'book', reason: 'my knee' }],
      ['thursday', { when: { date: '2026-11-26' as LocalDate, certain: true } }],
      ['afternoon', { when: { part: 'afternoon', certain: true } }],
    );
    expect(desk.effect('search-slots').wish).toEqual({
      date: '2026-11-26',
      part: 'afternoon',
      certain: true,
    });
    expect(desk.conversation.dialogue).toMatchObject({ goal: { reason: 'my knee' } });
  });
});

describe('reminders', () => {
  const confirmed = () => {
    const desk = offered();
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    desk.settle('book', { type: 'booked', appointmentId: visitId('a1'), slot: THURSDAY });
    desk.tidy();
    return desk;
  };

  it('puts a no on the call list of the staff', () => {
    const desk = confirmed();
    desk.says('2', { choice: 2 });
    expect(desk.effect('record-consent').entry.act).toBe('revoked');
    expect(desk.effect('open-task').task).toMatchObject({
      kind: 'reminder-call',
      appointmentId: 'a1',
      patientId: ROSA,
    });
    expect(desk.said()).toEqual([['reminders-off']]);
  });

  it('is not asked about twice', () => {
    const desk = offered({ contact: { remindersAnswered: true } });
    desk.says('1', { choice: 1 });
    desk.settle('hold-slot', { type: 'slot-held', bookingId: booking('b1') });
    desk.settle('book', { type: 'booked', appointmentId: visitId('a1'), slot: THURSDAY });
    expect(desk.said()).toEqual([['booked']]);
    expect(desk.conversation.dialogue).toEqual({ step: 'idle' });
  });

  it('takes a plain yes, and closes after a quiet day', () => {
    const desk = confirmed();
    desk.says('sure', { yesNo: 'yes' });
    expect(desk.said()).toEqual([['reminders-on']]);
    desk.tidy();
    desk.wait(24 * HOUR);
    desk.clock();
    expect(desk.conversation).toMatchObject({ episode: 2, mode: 'bot', level: 'none' });
    expect(desk.conversation.dueAt).toBeUndefined();
  });
});
