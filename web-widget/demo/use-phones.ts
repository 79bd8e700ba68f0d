import { useCallback, useEffect, useState } from 'preact/hooks';
import { follow, readClinicNumber, sendText } from './carrier.ts';
import { FIRST_PHONE } from './phones.ts';
import { choose, closedPhones, receive, type Phones } from './texts.ts';

interface UsedPhones {
  readonly phones: Phones;
  readonly clinicNumber: string | undefined;
  /** False while the carrier on this machine cannot be heard. */
  readonly there: boolean;
  readonly choose: (phone: string) => void;
  /** From the chosen phone; true once it is on its way. */
  readonly send: (body: string) => Promise<boolean>;
}

/** The phones of the demo, and the carrier they hang on. */
export function usePhones(): UsedPhones {
  const [phones, setPhones] = useState<Phones>(() => closedPhones(FIRST_PHONE));
  const [clinicNumber, setClinicNumber] = useState<string>();
  const [there, setThere] = useState(true);

  useEffect(() => follow((text) => setPhones((before) => receive(before, text)), setThere), []);
  useEffect(() => void readClinicNumber().then(setClinicNumber), []);

  return {
    phones,
    clinicNumber,
    there,
    choose: useCallback((phone: string) => setPhones((before) => choose(before, phone)), []),
    send: useCallback((body: string) => sendText(phones.chosen, body), [phones.chosen]),
  };
}
