import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileClinic } from '../../../src/adapters/pack/clinic.ts';
import { describeFault, PackError } from '../../../src/adapters/pack/fault.ts';
import { freeSlots } from '../../../src/domain/scheduling/free-slots.ts';
import { instant, plusDays, type LocalDate } from '../../../src/domain/time.ts';

const TEXT = readFileSync(new URL('../../../intents/clinic.yaml', import.meta.url), 'utf8');

const compile = (text: string) => compileClinic({ name: 'clinic.yaml', text });

/** The faults of the clinic with some of its text changed; each change must apply. */
function faultsWith(...changes: readonly (readonly [string, string])[]): readonly string[] {
  const text = changes.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`nothing to change: ${from}`);
    return now.replace(from, () => to);
  }, TEXT);
  try {
    compile(text);
    return [];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.faults.map(describeFault);
  }
}

const lineOf = (part: string): number => TEXT.slice(0, TEXT.indexOf(part)).split('\n').length;

describe('the clinic that comes with the house', () => {
  const clinic = compile(TEXT);

  it('is read whole', () => {
    expect(clinic).toMatchObject({
      name: 'Riverside Family Practice',
      zone: 'America/New_York',
      booking: { holdMinutes: 10, leadMinutes: 60, horizonDays: 60, gridMinutes: 15 },
      serviceLevels: { emergencyMs: 300_000, urgentMs: 900_000, routineWorkingMs: 14_400_000 },
      ladderMs: [60_000, 120_000, 180_000],
      quietHours: { from: '20:00', until: '08:00' },
      reminderPlan: [
        { key: '7d', unit: 'days', amount: 7 },
        { key: '2d', unit: 'days', amount: 2 },
        { key: '2h', unit: 'hours', amount: 2 },
      ],
    });
    expect(clinic.openingHours[4]).toEqual([
      { from: '08:00', until: '12:00' },
      { from: '13:00', until: '19:00' },
    ]);
    expect(clinic.openingHours[7]).toBeUndefined();
    expect(clinic.clinicians).toHaveLength(3);
    expect(clinic.sites).toHaveLength(2);
    expect(new Set(clinic.appointmentTypes.map((type) => type.minutes)).size).toBe(4);
  });

  it('has no number that could ring anywhere', () => {
    const numbers = TEXT.match(/\+\d+/g) ?? [];
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers.every((number) => /^\+120255501\d\d$/.test(number))).toBe(true);
  });

  it('gives every kind of visit within any ordinary week', () => {
    const monday = '2026-11-30' as LocalDate;
    for (const { id: typeId } of clinic.appointmentTypes) {
      const free = [0, 1, 2, 3, 4, 5, 6].flatMap((days) =>
        clinic.clinicians.flatMap(({ id: clinicianId }) =>
          freeSlots({
            clinic,
            sheet: undefined,
            clinicianId,
            typeId,
            date: plusDays(monday, days),
            now: instant(0),
          }),
        ),
      );
      expect(free.length).toBeGreaterThan(20);
    }
  });
});

describe('a clinic that does not load says what to mend and where', () => {
  it.each([
    ['zone: America/New_York', 'zone: New York', /zone is not a time zone\. Fix: .*America\/New_York/],
    ["phone: '+12025550100'", 'phone: +12025550100', /phone is not a telephone number.*in quotes/],
    ["crisisLine: '988'", 'crisisLine: 988', /crisisLine is not a short number.*quotes/],
    ['date: 2026-11-26', 'date: 2026-02-30', /holidays\.5\.date is not a date of the calendar/],
    ['minutes: 45', 'minutes: 4', /minutes is too short or too small\. Fix: It needs at least 5/],
    ['minutes: 45', 'minutes: long', /minutes should be a number/],
    ['languages: [en, es]', 'languages: [en, fr]', /languages\.1 .*Write one of: en, es/],
    ['hold: 10 min', 'hold: ten minutes', /booking\.hold is not a length of time.*60 s, 5 min or 4 hours/],
    ['horizon: 60 days', 'horizon: 60 hours', /booking\.horizon is not a number of days/],
    ['quietHours: 20:00-08:00', 'quietHours: 20-8', /quietHours is not a stretch of the day/],
    [
      '  saturday: [09:00-13:00]\n\nholidays',
      '  saterday: [09:00-13:00]\n\nholidays',
      /no place for "saterday"/,
    ],
    ['crisisLine:', 'crisis:', /no place for "crisis"/],
    ['name: Downtown', 'title: Downtown', /sites\.0\.name is missing/],
    [
      'firstReplyMaxSegments: 3',
      'firstReplyMaxSegments: 2.5',
      /firstReplyMaxSegments should be a whole number/,
    ],
  ])('%s written as %s', (from, to, expected) => {
    const faults = faultsWith([from, to]);
    expect(faults.some((fault) => expected.test(fault))).toBe(true);
    expect(faults.every((fault) => !fault.includes('undefined'))).toBe(true);
  });

  it.each([
    [
      '      - site: eastside\n        week:\n          tuesday',
      '      - site: east\n        week:\n          tuesday',
      /no site "east".*downtown, eastside/,
    ],
    ['[office, first, yearly]', '[office, first, annual]', /no appointment type "annual"/],
    ['[short, office, first, yearly]', '[short, office, first]', undefined],
    ['    default: true\n', '', /0 appointment types are the default/],
    ['    minutes: 15\n', '    minutes: 15\n    default: true\n', /2 appointment types are the default/],
    ['id: lee', 'id: okafor', /Two of the clinicians are called "okafor"/],
    ['saturday: [09:00-13:00]', 'saturday: [09:00-14:00]', /not open all of 09:00-14:00 on saturday/],
    ['friday: [08:00-12:00]', 'friday: [12:00-08:00]', /ends before it begins/],
    ['friday: [08:00-12:00]', 'thursday: [08:00-12:00]', /not valid YAML/],
    [
      'wednesday: [08:00-12:00, 13:00-17:00]\n      - site: eastside',
      'tuesday: [11:00-12:00]\n      - site: eastside',
      /Okafor is at two sites at once on tuesday/,
    ],
    ['date: 2027-12-24', 'date: 2027-12-25', /2027-12-25 is a holiday twice/],
    ['[7 days, 2 days, 2 hours]', '[2 days, 2 hours, 2 days]', /reminder 2d is in the list twice/],
    ['after: 120 s', 'after: 60 s', /does not come later/],
    ["'+12025550181'", "'+12025550100'", /front desk's own number/],
    ['physical, annual', 'shot, annual', /"shot" asks for two kinds of visit/],
    ['flu shot', 'Flu shot', /"Flu shot" has capital letters/],
  ])('%s written as %s does not fit the rest', (from, to, expected) => {
    const faults = faultsWith([from, to]);
    if (expected === undefined) expect(faults).toEqual([]);
    else expect(faults.some((fault) => expected.test(fault))).toBe(true);
  });

  it('names the line, and all faults at once', () => {
    const faults = faultsWith(
      ['zone: America/New_York', 'zone: New York'],
      ['minutes: 20', 'minutes: 0'],
      ['after: 180 s', 'after: soon'],
      ['crisisLine:', 'crisis:'],
    );
    const starts = faults.map((fault) => fault.split(' ')[0]);
    expect(starts).toEqual(
      expect.arrayContaining(
        ['zone: ', 'minutes: 20', 'after: 180 s', 'crisisLine:'].map(
          (part) => `clinic.yaml:${String(lineOf(part))}:`,
        ),
      ),
    );
    expect(faults).toHaveLength(5); // the line that is missing because it is called something else counts too
  });

  it('gives the line of what does not fit', () => {
    const [fault] = faultsWith(['after: 120 s', 'after: 60 s']);
    expect(fault).toContain(`clinic.yaml:${String(lineOf('after: 120 s'))}:`);
  });

  it.each(['', '[]', 'name: x\n  phone: y', '{'])('survives %j', (text) => {
    expect(() => compile(text)).toThrow(PackError);
  });
});
