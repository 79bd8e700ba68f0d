import { phoneNumber } from '../../support/local-carrier.ts';
import { Patient, Visitor } from '../people.ts';
import { scenario, type Scenario } from '../scenario.ts';

/** What goes wrong, or runs, on the lines between the house and the people. */
export const LINES: readonly Scenario[] = [
  {
    name: 'the first start of all',
    async play(world) {
      await world.untilUp();
      await new Patient(world, phoneNumber(1)).asks('what are your hours?', /\d/);
    },
  },

  scenario({
    name: 'a chat that is linked and books',
    setting: async (world) => new Visitor(world),
    async play(world, visitor) {
      const phone = new Patient(world, phoneNumber(1));
      await visitor.asks('I need to see a doctor thursday', /number/i);
      await visitor.asks(phone.number, /code/i);
      const code = /\b\d{6}\b/.exec(await phone.hears(/\b\d{6}\b/))![0];
      await visitor.asks(code, /your number|linked|thank/i);
      await visitor.hears(/first and last name/);
      await visitor.asks('Ana Diaz', /date of birth/);
      await visitor.asks('3/14/1985', /2\) Thu Dec 3/);
      await visitor.asks('2', /Booked/);
      visitor.leaves();
    },
  }),

  scenario({
    name: 'answers get lost between the carrier and us',
    setting: async (world) => new Patient(world, phoneNumber(1)),
    async play(world, patient) {
      const to = patient.number;
      world.carrier.faults.plant({ kind: 'cut', moment: 'after', to });
      await patient.asks('what are your hours?', /\d/);
      world.carrier.faults.plant({ kind: 'cut', moment: 'before', to });
      await patient.text('where do I park?');
      await world.tickUntil(`an answer on ${to}`, () => world.phone(to)[1]);
      await patient.hears(/park/i);
    },
  }),

  scenario({
    name: 'a webhook gets lost',
    setting: async (world) => new Patient(world, phoneNumber(1)),
    async play(world, patient) {
      world.carrier.faults.plant({ kind: 'webhooks', how: 'never', to: patient.number });
      await patient.text('what are your hours?');
      await world.tickUntil(`an answer on ${patient.number}`, () => world.phone(patient.number)[0]);
      await patient.hears(/\d/);
    },
  }),
];
