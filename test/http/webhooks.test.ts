import { afterEach, beforeEach, expect, it } from 'vitest';
import { callWebhook, textParams } from '../support/carrier-calls.ts';
import { openClinic, type TestClinic } from '../support/frontdesk.ts';
import { phoneNumber } from '../support/local-carrier.ts';

const FORGED = 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.stop());

it('forgers do not keep the carrier out, though they come from the same address', async () => {
  const url = `${clinic.url}/webhooks/twilio/messages`;
  for (let tries = 0; tries < 30; tries += 1) await callWebhook(url, textParams(), FORGED);
  expect(await callWebhook(url, textParams(), FORGED)).toBe(429);
  const patient = clinic.phone(phoneNumber(1));
  expect(await patient.ask('crushing chest pain and my left arm is numb')).toMatch(/^Call 911 now/);
  await clinic.settled();
  expect(await callWebhook(url, textParams(), FORGED)).toBe(429);
});
