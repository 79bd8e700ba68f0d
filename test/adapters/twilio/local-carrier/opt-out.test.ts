import { afterEach, describe, expect, it } from 'vitest';
import { createTwilioCarrier } from '../../../../src/adapters/twilio/carrier.ts';
import { KEYWORD_ANSWERS } from '../../../../src/adapters/twilio/local-carrier/keywords.ts';
import type { LocalCarrier } from '../../../../src/adapters/twilio/local-carrier/local-carrier.ts';
import type { LocalCarrierOptions } from '../../../../src/adapters/twilio/local-carrier/options.ts';
import { parseInbound } from '../../../../src/adapters/twilio/webhook-reader.ts';
import type { SendId } from '../../../../src/domain/ids.ts';
import { openClinicEnd, type ClinicEnd } from '../../../support/clinic-end.ts';
import { accountAt, openTestCarrier, phoneNumber } from '../../../support/local-carrier.ts';

const PATIENT = phoneNumber(1);
const OTHER = phoneNumber(2);

let local: LocalCarrier;
let clinic: ClinicEnd;
afterEach(async () => {
  await local.close();
  await clinic.close();
});

async function open(changes: Partial<LocalCarrierOptions> = {}): Promise<void> {
  clinic = await openClinicEnd();
  local = await openTestCarrier({ webhookUrl: `${clinic.url}/webhooks/twilio/messages`, ...changes });
}

/** The patient writes this; what the clinic was told, and what the phone shows in answer. */
async function say(body: string, from = PATIENT) {
  const before = local.shown(from).length;
  await (
    await local.text({ from, body })
  ).webhook;
  await local.settled();
  const told = parseInbound(clinic.received.at(-1)?.params ?? {});
  return {
    told: told.ok ? told.value : undefined,
    answers: local
      .shown(from)
      .slice(before + 1)
      .map((shown) => shown.body),
  };
}

const send = (to = PATIENT) =>
  createTwilioCarrier(accountAt(local.url)).send({ to, body: 'a reminder', sendId: 'send-1' as SendId });

describe('a carrier that handles opt-out', () => {
  it.each([
    'STOP',
    'STOPALL',
    'UNSUBSCRIBE',
    'CANCEL',
    'END',
    'QUIT',
    'REVOKE',
    'OPTOUT',
    ' stop ',
    'Cancel',
  ])('answers %s itself, tells the clinic, and lets nothing more through', async (word) => {
    await open();
    const { told, answers } = await say(word);
    expect(answers).toEqual([KEYWORD_ANSWERS.STOP]);
    expect(told).toMatchObject({ body: word, optOutType: 'STOP' });
    expect(await send()).toEqual({ kind: 'refused', code: 21_610, permanent: true, blocked: true });
    expect(await send(OTHER)).toMatchObject({ kind: 'accepted' });
  });

  it.each(['START', 'YES', 'UNSTOP'])('lets texts through again after %s', async (word) => {
    await open();
    await say('STOP');
    const { told, answers } = await say(word);
    expect(answers).toEqual([KEYWORD_ANSWERS.START]);
    expect(told).toMatchObject({ optOutType: 'START' });
    expect(await send()).toMatchObject({ kind: 'accepted' });
  });

  it.each(['HELP', 'INFO'])('answers %s, also to who opted out, and changes nothing', async (word) => {
    await open();
    expect(await say(word)).toMatchObject({ answers: [KEYWORD_ANSWERS.HELP], told: { optOutType: 'HELP' } });
    expect(await send()).toMatchObject({ kind: 'accepted' });
    await say('STOP');
    expect((await say(word)).answers).toEqual([KEYWORD_ANSWERS.HELP]);
    expect(await send()).toMatchObject({ blocked: true });
  });

  it('answers a second STOP with nothing', async () => {
    await open();
    await say('STOP');
    const { told, answers } = await say('QUIT');
    expect(answers).toEqual([]);
    expect(told).toMatchObject({ optOutType: 'STOP' });
  });

  it.each(['stop please', 'STOP.', 'please cancel', 'yes!', 'no más mensajes', ''])(
    'leaves %j to the clinic',
    async (body) => {
      await open();
      const { told, answers } = await say(body);
      expect(answers).toEqual([]);
      expect(told).toMatchObject({ body });
      expect(told).not.toHaveProperty('optOutType');
      expect(await send()).toMatchObject({ kind: 'accepted' });
    },
  );

  it('says nothing of keywords to the clinic when it is not that kind of carrier', async () => {
    await open({ announceOptOut: false });
    const { told, answers } = await say('STOP');
    expect(answers).toEqual([KEYWORD_ANSWERS.STOP]);
    expect(told).not.toHaveProperty('optOutType');
    expect(await send()).toMatchObject({ blocked: true });
  });

  it('lets no answer to the webhook through to who opted out', async () => {
    await open();
    clinic.answerNext({
      status: 200,
      type: 'text/xml',
      body: '<Response><Message>Sorry to see you go</Message></Response>',
    });
    expect((await say('STOP')).answers).toEqual([KEYWORD_ANSWERS.STOP]);
  });
});

describe('a carrier that leaves opt-out to the clinic', () => {
  it.each(['STOP', 'START', 'HELP', 'CANCEL'])('passes %s on and blocks nobody', async (word) => {
    await open({ optOut: 'app' });
    const { told, answers } = await say(word);
    expect(answers).toEqual([]);
    expect(told).toMatchObject({ body: word });
    expect(told).not.toHaveProperty('optOutType');
    expect(await send()).toMatchObject({ kind: 'accepted' });
  });
});
