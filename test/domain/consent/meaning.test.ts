import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { consentMeaning } from '../../../src/domain/consent/meaning.ts';

const kindOf = (text: string) => consentMeaning(text).kind;

describe('a bare keyword', () => {
  test.each([
    ['STOP', 'stop', 'STOP'],
    ['stop', 'stop', 'STOP'],
    ['  Stop. ', 'stop', 'STOP'],
    ['STOP!!!', 'stop', 'STOP'],
    ['"Stop"', 'stop', 'STOP'],
    ['stop 🛑', 'stop', 'STOP'],
    ['ＳＴＯＰ', 'stop', 'STOP'],
    ['S T O P', 'stop', 'STOP'],
    ['s.t.o.p', 'stop', 'STOP'],
    ['\u200bStop\u200b', 'stop', 'STOP'],
    ['Stopall', 'stop', 'STOPALL'],
    ['stop all', 'stop', 'STOPALL'],
    ['Unsubscribe', 'stop', 'UNSUBSCRIBE'],
    ['END', 'stop', 'END'],
    ['quit', 'stop', 'QUIT'],
    ['Revoke', 'stop', 'REVOKE'],
    ['optout', 'stop', 'OPTOUT'],
    ['Opt out', 'stop', 'OPTOUT'],
    ['OPT-OUT.', 'stop', 'OPTOUT'],
    ['Alto', 'stop', 'ALTO'],
    ['PARAR', 'stop', 'PARAR'],
    ['detener', 'stop', 'DETENER'],
    ['¡BAJA!', 'stop', 'BAJA'],
    ['START', 'start', 'START'],
    ['Yes', 'start', 'YES'],
    ['yes!', 'start', 'YES'],
    ['unstop', 'start', 'UNSTOP'],
    ['Inicio', 'start', 'INICIO'],
    ['empezar', 'start', 'EMPEZAR'],
    ['HELP', 'help', 'HELP'],
    ['help?', 'help', 'HELP'],
    ['Info', 'help', 'INFO'],
    ['ayuda', 'help', 'AYUDA'],
    ['¿Ayuda?', 'help', 'AYUDA'],
  ])('%j is %s by %s', (text, kind, keyword) => {
    expect(consentMeaning(text)).toEqual({ kind, bare: true, keyword });
  });

  test.each(['CANCEL', 'cancel', 'Cancel.', 'CANCELAR', 'cancelar'])(
    '%j opts out and may mean the visit',
    (text) => {
      expect(consentMeaning(text)).toMatchObject({ kind: 'stop', bare: true, mayBeCancel: true });
    },
  );

  test.each([
    'sí',
    'si',
    'no',
    'ok',
    'C',
    'R',
    '1',
    '2',
    '',
    '   ',
    '🛑',
    '...',
    'confirm',
    'start over',
    'info desk?',
  ])('%j is none', (text) => {
    expect(consentMeaning(text)).toEqual({ kind: 'none', bare: false });
  });
});

describe('words that may be about life', () => {
  test.each([
    'I want it all to stop',
    'i just want everything to stop',
    'make it stop',
    'please just make it stop',
    'I want to end it',
    'end it all',
    'I want the pain to end',
    'i wish it would all just stop',
    'quiero que todo pare',
    'quiero que esto acabe',
    'quiero acabar con todo',
  ])('%j is left to crisis care', (text) => {
    expect(consentMeaning(text)).toEqual({ kind: 'none', bare: false, mayBeCrisis: true });
  });

  test.each(['stop everything', 'stop it all'])('%j opts out and is asked about', (text) => {
    expect(consentMeaning(text)).toMatchObject({ kind: 'stop', free: true, mayBeCrisis: true });
  });
});

describe('an opt-in in free words', () => {
  test.each([
    'start texting me again',
    'you can text me again',
    'resume messages',
    'please resume texting',
    'I want to receive texts again',
    'opt me back in',
    'opt in',
    'subscribe',
    'quiero recibir mensajes otra vez',
    'pueden volver a escribirme',
  ])('%j', (text) => {
    expect(consentMeaning(text)).toMatchObject({ kind: 'start', bare: false, free: true });
  });

  test.each([
    "I don't want to start getting texts",
    'when do you start texting me',
    'my period should start',
  ])('%j is not one', (text) => {
    expect(kindOf(text)).not.toBe('start');
  });
});

describe('properties', () => {
  const keyword = fc.constantFrom(
    'stop',
    'unsubscribe',
    'end',
    'quit',
    'cancel',
    'start',
    'yes',
    'help',
    'alto',
    'ayuda',
  );
  const noise = fc.array(
    fc.constantFrom(' ', '!', '.', '?', '…', '"', '\n', '🙏', '🛑', '\u200d', '¡', '*'),
    { maxLength: 6 },
  );

  it('reads a keyword in any case, dressed in any marks', () => {
    fc.assert(
      fc.property(keyword, fc.array(fc.boolean()), noise, noise, (word, upper, before, after) => {
        const cased = [...word].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join('');
        const meaning = consentMeaning(before.join('') + cased + after.join(''));
        expect(meaning).toMatchObject({ bare: true, keyword: word.toUpperCase() });
      }),
    );
  });

  it('never calls a text of two or more ordinary words a bare keyword', () => {
    const word = fc.constantFrom(
      'stop',
      'cancel',
      'yes',
      'help',
      'the',
      'pain',
      'visit',
      'mañana',
      'tomorrow',
      'my',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 8 }), (words) => {
        expect(consentMeaning(words.join(' ')).bare).toBe(false);
      }),
    );
  });

  it('answers for any text whatever, quickly, and the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const meaning = consentMeaning(text);
        expect(consentMeaning(text)).toEqual(meaning);
        expect(meaning.kind === 'none').toBe(!meaning.bare && !meaning.free);
        expect(meaning.bare).toBe(meaning.keyword !== undefined);
      }),
    );
  });

  it('does not slow down on long hostile texts', () => {
    const hostile = [
      'dont want to me us you get ',
      'stop sending all the your ',
      'no quiero que recibir mas ',
    ];
    for (const piece of hostile) {
      const before = process.hrtime.bigint();
      consentMeaning(piece.repeat(4_000));
      expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(500);
    }
  });
});
