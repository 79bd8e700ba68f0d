import { describe, expect, it } from 'vitest';
import {
  numbered,
  sayDate,
  sayHours,
  sayMoment,
  saySlots,
  sayTime,
} from '../../../src/domain/conversation/wording.ts';
import { plusDays, type LocalDate, type LocalTime, type Zone } from '../../../src/domain/time.ts';
import { smallClinic, spans, wall } from '../scheduling/small-clinic.ts';
import { FRIDAY, slot, THURSDAY } from './desk.ts';

const clinic = smallClinic();

describe('moments', () => {
  it.each([
    ['2026-11-26 14:40', 'Thu Nov 26, 2:40 pm', 'jue 26 nov, 2:40 p. m.'],
    ['2026-01-03 00:05', 'Sat Jan 3, 12:05 am', 'sáb 3 ene, 12:05 a. m.'],
    ['2026-07-01 12:00', 'Wed Jul 1, 12:00 pm', 'mié 1 jul, 12:00 p. m.'],
  ])('%s', (at, english, spanish) => {
    expect(sayMoment(wall(at), clinic, 'en')).toBe(english);
    expect(sayMoment(wall(at), clinic, 'es')).toBe(spanish);
  });

  it('are on the wall of the clinic, wherever the server stands', () => {
    const tokyo = smallClinic({ zone: 'Asia/Tokyo' as Zone });
    expect(sayMoment(wall('2026-11-26 14:40'), tokyo, 'en')).toBe('Fri Nov 27, 4:40 am');
  });

  it('name every day and month in both languages', () => {
    const days = Array.from({ length: 366 }, (_, index) => plusDays('2028-01-01' as LocalDate, index));
    for (const language of ['en', 'es'] as const) {
      const words = days.map((day) => sayDate(day, language).replaceAll(/\d+/g, '#'));
      expect(new Set(words).size).toBe(7 * 12);
      expect(words.join()).not.toContain('undefined');
    }
  });

  it.each([
    ['00:00', '12:00 am'],
    ['01:09', '1:09 am'],
    ['12:30', '12:30 pm'],
    ['23:59', '11:59 pm'],
  ])('%s is %s', (time, said) => {
    expect(sayTime(time as LocalTime, 'en')).toBe(said);
  });
});

describe('lists', () => {
  it('name what differs and nothing else', () => {
    expect(saySlots([THURSDAY, FRIDAY], clinic, 'en')).toEqual([
      'Thu Nov 26, 2:40 pm',
      'Fri Nov 27, 9:00 am',
    ]);
    const elsewhere = slot('2026-11-27 09:00', { siteId: 'lake' as typeof FRIDAY.siteId });
    expect(saySlots([THURSDAY, elsewhere], clinic, 'en')[0]).toBe('Thu Nov 26, 2:40 pm, Hill');
  });

  it('are numbered from one', () => {
    expect(numbered(['a', 'b'])).toBe('1) a\n2) b');
  });

  it('put days with the same hours together', () => {
    expect(sayHours(clinic, 'en')).toBe('Mon-Fri 9:00 am-12:00 pm, 1:00 pm-5:00 pm');
    const odd = smallClinic({ openingHours: { 1: spans('09:00-12:00'), 3: spans('09:00-12:00') } });
    expect(sayHours(odd, 'es')).toBe('lun 9:00 a. m.-12:00 p. m.\nmié 9:00 a. m.-12:00 p. m.');
  });
});
