import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Expecting } from '../../../src/domain/conversation/reading.ts';
import { frontDesk, OFFERS, read } from './desk.ts';

describe('the language', () => {
  test.each([
    ['I need an appointment', 'es', 'en', true],
    ['necesito una cita', 'en', 'es', true],
    ['hola', 'en', 'es', true],
    ['mañana', 'en', 'es', true],
    ['¿a qué hora?', 'en', 'es', true],
    ['tomorrow morning', 'es', 'en', true],
    ['me duele la rodilla', 'en', 'es', true],
    ['my knee hurts', 'es', 'en', true],
    ['2', 'es', 'es', false],
    ['ok', 'es', 'es', false],
    ['ok', 'en', 'en', false],
    ['si', 'es', 'es', false],
    ['yes', 'es', 'es', false],
    ['thanks', 'es', 'es', false],
    ['gracias', 'en', 'en', false],
    ['3:30', 'es', 'es', false],
    ['', 'es', 'es', false],
    ['🙂', 'es', 'es', false],
  ] as const)('of %j after %s is %s, certain: %j', (text, language, expected, certain) => {
    expect(read(text, { language })).toMatchObject({ language: expected, languageCertain: certain });
  });

  it('is not told by a name', () => {
    for (const text of ['Ana Díaz Núñez', 'María de la Cruz', 'José Peña']) {
      expect(read(text, { expecting: 'name' })).toMatchObject({ language: 'en', languageCertain: false });
    }
    expect(read('Will Young', { expecting: 'name', language: 'es' }).language).toBe('es');
    expect(read('me llamo José Peña', { expecting: 'name' })).toMatchObject({
      language: 'es',
      languageCertain: true,
    });
  });
});

describe('what a visit is about', () => {
  test.each([
    ['hi, I need to see someone about my knee, maybe thursday afternoon', 'my knee'],
    ['need an appointment for back pain tomorrow', 'back pain'],
    ['can I come in friday because of a rash on my arm', 'a rash on my arm'],
    ['need to be seen for a sore throat and fever', 'a sore throat and fever'],
    ['can someone look at my ear? it hurts', 'my ear'],
    ['I need an appointment next week for my blood pressure', 'my blood pressure'],
    ["I'd like to see Dr. Morales about my diabetes if possible", 'my diabetes'],
    ['reason is headache, any time tomorrow', 'headache'],
    ['my knee hurts can i come in', 'my knee hurts'],
    ['My EAR hurts', 'My EAR hurts'],
    ['quiero una cita por un dolor de espalda para el lunes', 'un dolor de espalda'],
    ['me duele la rodilla, puedo ir mañana?', 'me duele la rodilla'],
    ['cita para revisar mi oído', 'mi oído'],
    ['necesito llevar a mi bebé porque tiene fiebre', 'tiene fiebre'],
  ])('%j: %j', (text, reason) => {
    expect(read(text).reason).toBe(reason);
  });

  test.each([
    'need appt for tomorrow',
    'appointment for my mom',
    'I need an appointment',
    'necesito una cita para mi hijo',
    'cita para el jueves por la tarde por favor',
    'cancel my appointment because of the snow',
  ])('%j does not say', (text) => {
    expect(read(text).reason).toBeUndefined();
  });
});

describe('whom it is for', () => {
  test.each([
    ['necesito una cita para mi hijo', 'other'],
    ['I want to book a physical for my son', 'other'],
    ['my mom needs a flu shot', 'other'],
    ["it's for my daughter", 'other'],
    ['schedule my 3 year old for her check-up', 'other'],
    ['can the doctor see my oldest son tomorrow', 'other'],
    ['mi mamá necesita una cita', 'other'],
    ['for me', 'self'],
    ['an appointment for myself', 'self'],
    ['necesito una cita para mí', 'self'],
    ['I need an appointment', undefined],
    ['my husband is driving me, I need an appointment', undefined],
    ['para el lunes', undefined],
  ] as const)('%j: %j', (text, whom) => {
    expect(read(text).forWhom).toBe(whom);
  });
});

describe('the appointment type', () => {
  test.each([
    ['I want to book a physical', 'yearly'],
    ['need my annual exam', 'yearly'],
    ['schedule a check up please', 'yearly'],
    ['quiero un chequeo', 'yearly'],
    ['my mom needs a flu shot', 'short'],
    ['necesito la vacuna', 'short'],
    ['necesito un análisis de sangre', 'short'],
    ['an office visit please', 'office'],
    ['necesito una cita', undefined],
    ['quiero una consulta', undefined],
    ['I need an appointment', undefined],
    ['a physical and a vaccine', 'yearly'],
  ])('of %j is %j', (text, type) => {
    expect(read(text).appointmentType).toBe(type);
  });
});

describe('any text at all', () => {
  const EXPECTING: readonly Expecting[] = [
    'nothing',
    'name',
    'birth-date',
    'choice',
    'yes-no',
    'phone-number',
    'code',
    'place-or-callback',
  ];
  const words = [
    ...frontDesk.vocabulary,
    'monday',
    '3',
    '3pm',
    '12/3',
    'at',
    'half',
    'past',
    'la',
    'el',
    '.',
    ',',
    '?',
  ];
  const sentence = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((picked) => picked.join(' '));
  const text = fc.oneof(sentence, fc.string({ unit: 'grapheme', maxLength: 300 }));

  it('gives a reading that keeps its promises, twice the same', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...EXPECTING),
        fc.constantFrom('en' as const, 'es' as const),
        (said, expecting, language) => {
          const context = { expecting, language, choices: OFFERS };
          const reading = read(said, context);
          expect(read(said, context)).toEqual(reading);
          expect(reading.confidence).toBeGreaterThanOrEqual(0);
          expect(reading.confidence).toBeLessThanOrEqual(1);
          if (reading.choice !== undefined) {
            expect([1, 2, 3]).toContain(reading.choice);
            expect(reading.declinesAll).toBeUndefined();
          }
          if (reading.reason !== undefined) expect(said).toContain(reading.reason);
          if (reading.when?.lastDate) expect(reading.when.lastDate > (reading.when.date ?? '')).toBe(true);
          if (reading.when?.date) expect(reading.when.date >= '2026-11-20').toBe(true);
          for (const time of [reading.when?.from, reading.when?.until]) {
            if (time !== undefined) expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
          }
          if (reading.birthDate !== undefined) expect(reading.birthDate <= '2026-11-20').toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read in bounded time, however hostile', () => {
    const pieces = ['tomorrow ', 'in first ', 'que ', 'between 2 and ', '1.', "a'", 'no quiero ', '9', '- '];
    for (const piece of pieces) {
      const before = process.hrtime.bigint();
      read(piece.repeat(20_000));
      expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(3_000);
    }
  });
});
