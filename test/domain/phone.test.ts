import { describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../src/domain/ids.ts';
import { isPhoneNumber, strangersPhone } from '../../src/domain/phone.ts';

const phone = (number: string) => number as PhoneNumber;
const clinic = {
  country: 'US',
  phone: phone('+12025550100'),
  onCall: [{ label: 'on call', phone: phone('+12025550180') }],
};

describe('a number that a stranger may have texted', () => {
  it.each([
    ['202-556-0031', '+12025560031'],
    ['+1 (202) 556 0031', '+12025560031'],
    ['787-555-1234', '+17875551234'],
  ])('%s is one of ours', (text, number) => {
    expect(strangersPhone(text, clinic)).toBe(number);
  });

  it.each([
    ['a British number', '+447700900123'],
    ['a Jamaican number, which looks domestic', '876-555-1234'],
    ['a Canadian number', '604-555-1234'],
    ['a toll-free number', '800-555-1234'],
    ['a premium number', '900-555-1234'],
    ['a service', '202-911-1234'],
    ['an exchange that cannot be', '202-155-1234'],
    ['too few digits', '12345'],
    ['the clinic itself', '202 555 0100'],
    ['a phone on call', '+1 202 555 0180'],
    ['words', 'my number'],
  ])('%s is not', (_, text) => {
    expect(strangersPhone(text, clinic)).toBeUndefined();
  });

  it('belongs to the country of the clinic', () => {
    expect(strangersPhone('07400 123456', { ...clinic, country: 'GB' })).toBe('+447400123456');
    expect(strangersPhone('202-556-0031', { ...clinic, country: 'GB' })).toBeUndefined();
  });
});

it.each([
  ['+12025560031', true],
  ['+447400123456', true],
  ['72345', false],
  ['+72345', false],
  ['2025560031', false],
  ['PARCELS', false],
])('that %s is a phone: %s', (text, is) => {
  expect(isPhoneNumber(text)).toBe(is);
});
