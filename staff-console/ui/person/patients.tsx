import type { JSX } from 'preact';
import type { ConversationView } from '../../../src/contract/console.ts';
import { ageOn, dayAt, isDay } from '../../logic/calendar-days.ts';
import { birthWords } from '../../logic/words.ts';
import { useMe, useServices } from '../shared/context.ts';

type PatientList = ConversationView['person']['patients'];

export function Patients({ patients }: { readonly patients: PatientList }): JSX.Element {
  const { now } = useServices();
  const { clinic } = useMe();
  if (patients.length === 0) return <p class="quiet">Not known yet: no name or birth date was given.</p>;
  const today = dayAt(now.get(), clinic.zone);
  return (
    <>
      {patients.map(({ id, name, birthDate }) => (
        <div key={id}>
          <p class="person-name">{name}</p>
          <p class="quiet">
            {birthWords(birthDate)}
            {isDay(birthDate) && ` · ${ageOn(birthDate, today)} years`}
          </p>
        </div>
      ))}
    </>
  );
}
