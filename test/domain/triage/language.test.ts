import { describe, expect, test } from 'vitest';
import { findingsOf, read } from './support.ts';

const one = (text: string, concept: string) => findingsOf(text, concept)[0];

describe('negation', () => {
  test.each([
    ['no chest pain, sob or fever', ['chest-pain', 'breathless', 'fever']],
    ['he denies chest pain, fever, or vomiting', ['chest-pain', 'fever', 'vomiting']],
    ['i do not have a fever', ['fever']],
    ['without any chest pain', ['chest-pain']],
    ['no me duele el pecho', ['chest-pain']],
    ['no siente dolor de pecho ni falta de aire', ['chest-pain', 'breathless']],
    ['sin fiebre', ['fever']],
  ])('%s: nothing is present', (text, concepts) => {
    for (const concept of concepts) expect(one(text, concept)?.status, concept).toBe('absent');
  });

  test.each([
    ['no fever but my chest hurts', 'chest-pain'],
    ['no fever my chest hurts', 'chest-pain'],
    ['no, my chest hurts', 'chest-pain'],
    ['no tengo fiebre pero me duele el pecho', 'chest-pain'],
    ["i'm not sure if it's chest pain", 'chest-pain'],
    ["my chest pain won't go away", 'chest-pain'],
    ["i've never had chest pain like this before", 'chest-pain'],
    ['no aguanto el dolor de pecho', 'chest-pain'],
  ])('%s: present', (text, concept) => {
    expect(one(text, concept)).toMatchObject({ status: 'present', time: 'now' });
  });

  test('names the rule of language that decided', () => {
    expect(one('i do not have a fever', 'fever')?.because).toEqual(['no-verb:not']);
  });
});

describe('time', () => {
  test.each([
    ['my chest pain went away', 'recent'],
    ['me dolía el pecho pero ya se me quitó', 'recent'],
    ['years ago i had chest pain', 'past'],
    ['hace años tuve dolor de pecho', 'past'],
    ['can stress cause chest pain', 'hypothetical'],
    ['chest pain since two years ago', 'now'],
    ['my chest hurts but my headache went away', 'now'],
  ])('%s: %s', (text, time) => {
    expect(one(text, 'chest-pain')?.time).toBe(time);
  });

  test('stroke signs that passed stay an emergency', () => {
    expect(read('my face was drooping for an hour but it went away').level).toBe('emergency');
  });
});

describe('people', () => {
  test.each([
    ['my mom is having chest pain', { subject: 'other', subjectLabel: 'mother' }],
    ['mi papá tiene dolor en el pecho', { subject: 'other', subjectLabel: 'papa' }],
    ['my son told me his chest hurts', { subject: 'child', subjectLabel: 'son' }],
    ['my husband collapsed. He has chest pain', { subject: 'other', subjectLabel: 'husband' }],
    ['someone is sitting on my chest', { subject: 'self' }],
    ['me duele el pecho', { subject: 'self' }],
    ['the hero in the movie has chest pain', { subject: 'nobody' }],
  ])('%s', (text, person) => {
    expect(one(text, 'chest-pain')).toMatchObject(person);
  });

  test('the findings of two people are not one picture', () => {
    const rules = read("my son has a stiff neck from soccer. I'm the one with the fever").rules.map(
      (r) => r.id,
    );
    expect(rules).not.toContain('infection-meningitis-signs');
    expect(read('my son has a stiff neck and a fever').rules.map((r) => r.id)).toContain(
      'infection-meningitis-signs',
    );
  });
});

describe('ages', () => {
  test.each([
    ['my 6 week old has a fever', 6 * 7],
    ['my two-month-old has a fever', 61],
    ['mi bebé de 2 meses tiene fiebre', 61],
    ['newborn with fever', 10],
    ['my 3yo has a fever', 3 * 365],
  ])('%s: about %i days', (text, days) => {
    const [age] = findingsOf(text, 'age');
    expect(age?.subject).toBe('child');
    expect(Math.round((age?.value ?? 0) * 365)).toBeCloseTo(days, -1);
  });

  test.each(['fever for 6 weeks', 'fiebre de 3 días', 'i am 12 weeks pregnant'])('%s: no age', (text) => {
    expect(findingsOf(text, 'age')).toEqual([]);
  });
});

describe('figures of speech and words with two meanings', () => {
  test.each(['bored to death', 'dead tired', 'these shoes are killing me', 'un trabajo que me mata'])(
    '%s',
    (text) => {
      expect(read(text).crisis).toBe(false);
    },
  );
});

describe('a clinician quoted in a pasted conversation', () => {
  test('speaks of nobody', () => {
    const text = 'Patient: my ear itches. Nurse: go in if you have chest pain or slurred speech.';
    expect(read(text).level).not.toBe('emergency');
  });

  test('but calling for a doctor is no quotation', () => {
    expect(read("Doctor: I can't breathe").level).toBe('emergency');
  });
});

describe('an episode', () => {
  test('adds up over messages', () => {
    const first = read('my neck is really stiff');
    const second = read('and now i have a fever', { priorFindings: first.findings });
    expect(first.level).not.toBe('emergency');
    expect(second.level).toBe('emergency');
    expect(second.redFlags).toContain('infection-meningitis-signs/self');
  });

  test('is not lowered by a later message', () => {
    const first = read('crushing chest pain, sweating');
    const later = read('ok thanks', { priorFindings: first.findings });
    expect(later.level).toBe('emergency');
    expect(later.redFlags).toEqual(first.redFlags);
    expect(later.rules[0]?.spans).toEqual([]);
  });
});
