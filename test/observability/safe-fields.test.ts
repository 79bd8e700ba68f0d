import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeError, safeFields } from '../../src/observability/safe-fields.ts';

describe('fields of a log line', () => {
  it('pass when they are known and plain', () => {
    const fields = {
      messageId: '019aa1f2-7c3e-7bd1-9f52-30c2f3a0b6de',
      conversationId: '01JD3Z8W9QK5',
      route: '/api/conversations/:id/claim',
      level: 'emergency',
      code: 30003,
      final: false,
      ms: 12.5,
    };
    expect(safeFields(fields)).toEqual(fields);
  });

  it.each([
    ['a name nobody allowed', { text: 'ok' }],
    ['a patient', { patientName: 'Rosa' }],
    ['a sentence in a known field', { reason: 'crushing chest pain' }],
    ['a phone number in a known field', { to: '+13125550123' }],
    ['a bare phone number', { to: '3125550123' }],
    ['a grouped phone number', { to: '312-555-0123' }],
    ['a local phone number', { to: '555-0123' }],
    ['a phone number in a key', { name: 'sms:13125550123' }],
    ['a phone number as a number', { code: 13125550123 }],
    ['a birth date', { reason: '1984-02-29' }],
    ['an e-mail address', { name: 'ana@example.org' }],
    ['words in Spanish', { reason: 'pecho-¿dolor?' }],
    ['an object', { reason: { text: 'chest' } }],
    ['a list', { messages: ['chest'] }],
    ['nothing', { reason: undefined }],
    ['something endless', { reason: 'a'.repeat(121) }],
    ['no number', { ms: Number.NaN }],
  ])('do not pass: %s', (_what, fields) => {
    expect(safeFields(fields)).toEqual({});
  });

  it('never carry two words, whatever their name', () => {
    const words = fc
      .tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }))
      .map((two) => two.join(' '));
    const name = fc.constantFrom('reason', 'name', 'where', 'to', 'text', 'body', 'on', '__proto__');
    fc.assert(
      fc.property(name, words, (key, value) => {
        expect(safeFields({ [key]: value })).toEqual({});
      }),
    );
  });
});

describe('what is told of an error', () => {
  it('is its name, code and place, and never its message', () => {
    const error = Object.assign(new TypeError('cannot read "my chest hurts" of +13125550123'), {
      code: 'EBAD',
    });
    error.stack = [
      `${error.name}: ${error.message}`,
      '    at Query.run (/srv/node_modules/mongoose/src/query.js:10:3)',
      '    at takeTurn (/srv/frontdesk/dist/server/app/take-turn.js:31:9)',
    ].join('\n');
    expect(describeError(error)).toEqual({ error: 'TypeError', code: 'EBAD', place: 'app/take-turn.js:31' });
  });

  it('is not fooled by a message that looks like a place', () => {
    const error = new Error('at src/app/rosa.ts:1:1');
    error.stack = 'Error: at src/app/rosa.ts:1:1\n at src/app/real.ts:2:2';
    expect(describeError(error)).toEqual({ error: 'Error', place: 'app/real.ts:2' });
  });

  it('holds for what is no error', () => {
    expect(describeError('my chest hurts')).toEqual({ error: 'string' });
    expect(describeError(undefined)).toEqual({ error: 'undefined' });
  });

  it('drops a code that is a sentence', () => {
    expect(describeError(Object.assign(new Error('x'), { code: 'my chest', stack: '' }))).toEqual({
      error: 'Error',
    });
  });
});
