import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { at, read } from './desk.ts';

describe('a name that was asked for', () => {
  test.each([
    ['Ana Diaz', 'Ana Diaz'],
    ['ana diaz', 'Ana Diaz'],
    ['ANA DIAZ', 'Ana Diaz'],
    ['Ana', 'Ana'],
    ["it's Ana Díaz", 'Ana Díaz'],
    ['my name is Ana Diaz', 'Ana Diaz'],
    ['Ben Stone', 'Ben Stone'],
    ['my name is Al Ruiz', 'Al Ruiz'],
    // One slip from "mareo", which is a complaint.
    ['Mateo Garcia', 'Mateo Garcia'],
    ['Domingo Santos', 'Domingo Santos'],
    ['Hi, this is Bob Smith Jr.', 'Bob Smith Jr'],
    ['ok its jose garcia', 'Jose Garcia'],
    ['me llamo Juan Pérez López', 'Juan Pérez López'],
    ['nombre: Rosa Pérez', 'Rosa Pérez'],
    ['soy maría de la cruz', 'María de la Cruz'],
    ['MARIA DEL CARMEN RUIZ', 'Maria del Carmen Ruiz'],
    ["mary o'brien", "Mary O'Brien"],
    ["O'Brien, Mary", "Mary O'Brien"],
    ['Jean-Luc Picard', 'Jean-Luc Picard'],
    ['will smith', 'Will Smith'],
    ['for my son Leo Diaz', 'Leo Diaz'],
    ["my son's name is Leo Diaz", 'Leo Diaz'],
    ['Sr. Luis Ortega', 'Luis Ortega'],
    ['Thanks, it is Kim Nguyen.', 'Kim Nguyen'],
  ])('%j is %j', (text, name) => {
    expect(read(text, { expecting: 'name' }).name).toBe(name);
  });

  test.each([
    'why do you need that?',
    'I want to talk to a human',
    'cancel',
    "it's for my daughter",
    'no',
    'nah',
    'yes',
    'I already told you',
    'my chest hurts',
    'what?',
    'necesito una cita',
    'can you call me',
    'el jueves por la tarde',
    'friday at 10',
    '12345',
  ])('%j gives none', (text) => {
    expect(read(text, { expecting: 'name' }).name).toBeUndefined();
  });

  test.each([
    ['Ana Diaz 3/14/85', 'Ana Diaz', '1985-03-14'],
    ['Leo Diaz, born 2/3/2019', 'Leo Diaz', '2019-02-03'],
    ['My name is Ana Diaz, I was born 3/14/85', 'Ana Diaz', '1985-03-14'],
    ['Name: Will Price DOB: 1/2/90', 'Will Price', '1990-01-02'],
    ['Garcia Lopez, Ana Maria 1/2/1990', 'Ana Maria Garcia Lopez', '1990-01-02'],
    ['soy María de la Cruz, nací el 14 de marzo de 1985', 'María de la Cruz', '1985-03-14'],
    ['Ana Diaz\n3/14/1985', 'Ana Diaz', '1985-03-14'],
  ])('%j gives a birth date too', (text, name, birthDate) => {
    expect(read(text, { expecting: 'name' })).toMatchObject({ name, birthDate });
  });
});

it('takes a name unasked only when it is introduced', () => {
  expect(read('my name is Ana Diaz and I need an appointment')).toMatchObject({
    intent: 'book',
    name: 'Ana Diaz',
  });
  expect(read('this is Ana Diaz, can i come monday').name).toBe('Ana Diaz');
  for (const text of [
    "I'm so sick",
    'this is ridiculous',
    "it's Monday",
    'Ana Diaz',
    'have the nurse call me back',
  ]) {
    expect(read(text).name).toBeUndefined();
  }
});

describe('a birth date that was asked for', () => {
  test.each([
    ['3/14/1985', '1985-03-14'],
    ['03/14/85', '1985-03-14'],
    ['3-14-85', '1985-03-14'],
    ['3.14.85', '1985-03-14'],
    ['3 14 1985', '1985-03-14'],
    ['1985-03-14', '1985-03-14'],
    ['03141985', '1985-03-14'],
    ['19850314', '1985-03-14'],
    ['031485', '1985-03-14'],
    ['14 March 1985', '1985-03-14'],
    ['March 14th, 1985', '1985-03-14'],
    ['the 14th of March, 1985', '1985-03-14'],
    ['mar 14 85', '1985-03-14'],
    ['14mar85', '1985-03-14'],
    ['born in march 14 85', '1985-03-14'],
    ["it's 3/14/1985", '1985-03-14'],
    ['my birthday is march 14 1985', '1985-03-14'],
    ['14/03/1985', '1985-03-14'],
    ['3/4/1985', '1985-03-04'],
    ['12/3/26', '1926-12-03'],
    ['3/14/26', '2026-03-14'],
    ['2/29/2024', '2024-02-29'],
    ['Feburary 3 1990', '1990-02-03'],
    ['14 de marzo de 1985', '1985-03-14'],
    ['nací el 14 de marzo del 85', '1985-03-14'],
    ['marzo 14 1985', '1985-03-14'],
    ['1ro de enero de 1970', '1970-01-01'],
    ['el 31/12/99', '1999-12-31'],
  ])('%j is %s', (text, birthDate) => {
    for (const language of ['en', 'es'] as const) {
      expect(read(text, { expecting: 'birth-date', language })).toMatchObject({ birthDate });
    }
  });

  test.each([
    '2/30/1990',
    '3/14',
    'march 14',
    '13/13/1990',
    '3/14/2030',
    '1/1/1890',
    'i dont remember',
    'why',
  ])('%j gives none, and no wish either', (text) => {
    const reading = read(text, { expecting: 'birth-date' });
    expect(reading.birthDate).toBeUndefined();
    if (!text.includes('2030')) expect(reading.when).toBeUndefined();
  });

  it('does not hide a wish that stands beside it', () => {
    expect(read('3/14/85 and I need monday', { expecting: 'birth-date' })).toMatchObject({
      birthDate: '1985-03-14',
      when: { date: '2026-11-23' },
    });
  });

  it('comes back from any of its spellings', () => {
    const dates = fc.date({ min: new Date('1907-01-01'), max: new Date('2026-11-19'), noInvalidDate: true });
    const months =
      'January February March April May June July August September October November December'.split(' ');
    fc.assert(
      fc.property(dates, (date) => {
        const [y = '', m = '', d = ''] = date.toISOString().slice(0, 10).split('-');
        const month = months[Number(m) - 1] ?? '';
        const spellings = [
          `${m}/${d}/${y}`,
          `${y}-${m}-${d}`,
          `${m}${d}${y}`,
          `${month} ${d}, ${y}`,
          `${d} ${month} ${y}`,
        ];
        for (const text of spellings) {
          expect(read(text, { expecting: 'birth-date', now: at('2026-11-20T12:00:00Z') }).birthDate).toBe(
            `${y}-${m}-${d}`,
          );
        }
      }),
    );
  });
});

it('takes a birth date unasked only where it is spoken of, or is all that is said', () => {
  expect(read('dob 3/14/1985, need an appointment').birthDate).toBe('1985-03-14');
  expect(read('3/14/1985').birthDate).toBe('1985-03-14');
  expect(read('I was seen 3/14/2024').birthDate).toBeUndefined();
  expect(read('12/3/26')).toMatchObject({ when: { date: '2026-12-03' } });
  expect(read('12/3/26').birthDate).toBeUndefined();
});

describe('a phone number', () => {
  test.each([
    ['202-555-0123', '+12025550123'],
    ['(202) 555 0123', '+12025550123'],
    ['my number is 2025550123', '+12025550123'],
    ['+1 202 555 0123', '+12025550123'],
    ['call me at 202.555.0123 please', '+12025550123'],
    ['+52 55 1234 5678', '+525512345678'],
    ["I'm at 12 Main St, 202-555-0123", '+12025550123'],
  ])('%j is %s', (text, phone) => {
    expect(read(text, { expecting: 'phone-number' }).phone).toBe(phone);
    expect(read(text, { expecting: 'place-or-callback' })).toMatchObject({ phone });
  });

  test.each(['no', '555-0123', '12', 'I have none'])('%j gives none', (text) => {
    expect(read(text, { expecting: 'phone-number' }).phone).toBeUndefined();
  });

  it('is no time to come at', () => {
    expect(read('call me at 202-555-0147 tomorrow')).toMatchObject({
      phone: '+12025550147',
      when: { date: '2026-11-21' },
    });
    expect(read('call me at 202-555-0147').when).toBeUndefined();
  });
});

describe('a code', () => {
  test.each([
    ['123456', '123456'],
    ['123 456', '123456'],
    ['code is 123-456', '123456'],
    ['my code: 654321 thanks', '654321'],
  ])('%j is %s', (text, code) => {
    expect(read(text, { expecting: 'code' }).code).toBe(code);
  });

  test.each(['1234567', '12345', 'no code came'])('%j gives none', (text) => {
    expect(read(text, { expecting: 'code' }).code).toBeUndefined();
  });

  it('is read only while one is expected', () => {
    expect(read('123456').code).toBeUndefined();
  });
});
