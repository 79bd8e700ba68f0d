import { createTwilioCarrier } from '../../../src/adapters/twilio/carrier.ts';
import { describeCarrier, type CarrierBench } from '../../contract/carrier.ts';
import { accountAt, openTestCarrier, SERVICE_SID, startCarrierProcess } from '../../support/local-carrier.ts';

async function openHere(sender: 'number' | 'service'): Promise<CarrierBench> {
  const local = await openTestCarrier({ messagingServiceSid: SERVICE_SID });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= local.close());
  return {
    carrier: createTwilioCarrier(accountAt(local.url, sender), { pageSize: 5 }),
    write: (from, body) => local.text({ from, body }),
    async read(phone) {
      await local.settled();
      return local.shown(phone).map(({ body }) => body);
    },
    stop,
    close: stop,
  };
}

async function openElsewhere(): Promise<CarrierBench> {
  const local = await startCarrierProcess();
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= local.close());
  return {
    carrier: createTwilioCarrier(accountAt(local.url)),
    write: (from, body) => local.text({ from, body }),
    async read(phone) {
      await local.settled();
      return (await local.shown(phone)).map(({ body }) => body);
    },
    stop,
    close: stop,
  };
}

describeCarrier('Twilio with one number', () => openHere('number'));
describeCarrier('Twilio with a Messaging Service', () => openHere('service'));
describeCarrier('Twilio in another process', openElsewhere);
