import { describe, expect, it, test } from 'vitest';
import type { OfferedChoice } from '../../../src/domain/conversation/reading.ts';
import { OFFERS, read } from './desk.ts';

const answer = (text: string, choices: readonly OfferedChoice[] = OFFERS) =>
  read(text, { expecting: 'choice', choices });

describe('a pick from three times', () => {
  test.each([
    ['2', 2],
    ['2.', 2],
    ['2!', 2],
    ['#2 please', 2],
    ['no. 2', 2],
    ['number 2', 2],
    ['option 3', 3],
    ['the second', 2],
    ['the 2nd one', 2],
    ["i'll take the second one", 2],
    ['first', 1],
    ['the first one works', 1],
    ['one', 1],
    ['number two', 2],
    ['the last one', 3],
    ['the later one', 3],
    ['the earliest', 1],
    ['any of them', 1],
    ["doesn't matter", 1],
    ['the 3pm one', 2],
    ['3pm works', 2],
    ['at 3', 2],
    ['3', 3],
    ['3 pls', 3],
    ['9:30', 3],
    ['thursday at 2', 1],
    ['thurs 3pm', 2],
    ['friday', 3],
    ['the friday one', 3],
    ['the morning one', 3],
    ['dr lee', 2],
    ['the one with Dr. Lee', 2],
    ['northside please', 3],
    ['2 and can you also refill my meds', 2],
    ['2. thank you so much', 2],
    ['la segunda', 2],
    ['la 2', 2],
    ['el 2', 2],
    ['la opción 3', 3],
    ['la 3ra', 3],
    ['la primera por favor', 1],
    ['la última', 3],
    ['cualquiera', 1],
    ['la de las 3', 2],
    ['a las 2', 1],
    ['el jueves a las 3', 2],
    ['el viernes', 3],
    ['uno', 1],
  ])('%j is %i', (text, choice) => {
    const reading = answer(text);
    expect(reading.choice).toBe(choice);
    expect(reading.confidence).toBeGreaterThanOrEqual(0.5);
    expect(reading.when).toBeUndefined();
    expect(reading.declinesAll).toBeUndefined();
  });
});

describe('no pick', () => {
  test.each([
    '5',
    '0',
    '1 or 2',
    'thursday',
    'yes',
    'hello',
    'quiero una cita',
    'what do you mean',
    'my ear hurts',
    'afternoon',
  ])('%j picks none and turns none down', (text) => {
    const reading = answer(text);
    expect(reading.choice).toBeUndefined();
    expect(reading.declinesAll).toBeUndefined();
  });

  test.each([
    'none of those work',
    'neither',
    'no',
    "I can't do any of those",
    "those don't work for me",
    'something else',
    'another day',
    'do you have other times?',
    'ninguna',
    'ninguna me sirve',
    'otro día',
    'no puedo ninguno de esos',
    'otra hora por favor',
  ])('%j turns all down', (text) => {
    expect(answer(text)).toMatchObject({ declinesAll: true });
    expect(answer(text).choice).toBeUndefined();
  });
});

describe('a pick by name', () => {
  const MENU: readonly OfferedChoice[] = [
    { number: 1, names: ['book', 'book a visit', 'cita'] },
    { number: 2, names: ['my visits', 'mis citas'] },
    { number: 3, names: ['person', 'a person', 'una persona'] },
  ];

  test.each([
    ['book', 1],
    ['Book a visit please', 1],
    ['cita', 1],
    ['my visits', 2],
    ['mis citas', 2],
    ['a person', 3],
    ['3', 3],
  ])('%j is %i', (text, choice) => {
    expect(answer(text, MENU).choice).toBe(choice);
  });

  it('needs the name to be all that is said', () => {
    expect(answer('quiero cancelar mi cita', MENU)).toMatchObject({ intent: 'cancel' });
    expect(answer('quiero cancelar mi cita', MENU).choice).toBeUndefined();
  });
});

it('takes a number for a choice only while something is on offer', () => {
  expect(read('2').choice).toBeUndefined();
  expect(read('2', { expecting: 'name', choices: OFFERS }).choice).toBeUndefined();
  expect(read('2', { choices: OFFERS }).choice).toBe(2);
});

describe('yes and no', () => {
  const asked = (text: string) => read(text, { expecting: 'yes-no' }).yesNo;

  test.each([
    '1',
    'yes',
    'Yes please',
    'yeah',
    'yep',
    'sure',
    'ok',
    'k',
    'of course',
    'sounds good',
    'no problem',
    'why not',
    '👍',
    'sí',
    'si',
    'claro',
    'por supuesto',
    'está bien',
    'sí por favor',
    'como no',
    'yes but call me if it changes',
  ])('%j is yes', (text) => {
    expect(asked(text)).toBe('yes');
  });

  test.each([
    '2',
    'no',
    'nope',
    'No thanks',
    'nah',
    'not really',
    "I'd rather not",
    "please don't",
    '👎',
    'no gracias',
    'mejor no',
    'para nada',
    'no quiero',
    "that's wrong",
  ])('%j is no', (text) => {
    expect(asked(text)).toBe('no');
  });

  test.each([
    '3',
    'maybe',
    'what for?',
    'ok can I move my appointment instead',
    'y mañana?',
    'I need a refill',
  ])('%j is neither', (text) => {
    expect(asked(text)).toBeUndefined();
  });

  it('is read unasked only when it is all that is said, and never of figures', () => {
    expect(read('yes').yesNo).toBe('yes');
    expect(read('no gracias').yesNo).toBe('no');
    expect(read('1').yesNo).toBeUndefined();
    expect(read('2', { expecting: 'choice', choices: OFFERS }).yesNo).toBeUndefined();
    expect(read('no I want to talk about my bill instead').yesNo).toBeUndefined();
  });
});
