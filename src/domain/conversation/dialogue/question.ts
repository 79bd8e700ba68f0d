import type { Clinic } from '../../clinic.ts';
import type { Language } from '../../language.ts';
import type { Slot } from '../../scheduling/slot.ts';
import type { Facts } from '../facts.ts';
import type { Expecting, OfferedChoice } from '../reading.ts';
import type { Reply } from '../replies.ts';
import { clinicParams } from '../send.ts';
import type { Dialogue } from '../state.ts';
import { numbered, sayMoment, saySlots } from '../wording.ts';

export const MENU: Reply = { key: 'menu', params: {} };

/** The open question of a step, as it is asked (again); empty where nothing is asked. */
export function questionOf(dialogue: Dialogue, facts: Facts, language: Language): readonly Reply[] {
  const { clinic } = facts;
  switch (dialogue.step) {
    case 'idle':
      return dialogue.menu ? [MENU] : [];
    case 'working':
    case 'booking':
      return [];
    case 'asking-number':
      return [{ key: 'ask-number', params: {} }];
    case 'asking-code':
      return [{ key: 'ask-code', params: {} }];
    case 'asking-name':
      return [{ key: 'ask-name', params: {} }];
    case 'asking-birth-date':
      return [{ key: 'ask-birth-date', params: {} }];
    case 'asking-who':
      return [{ key: 'ask-who', params: {} }];
    case 'choosing-slot':
      return [{ key: 'offers', params: { choices: numbered(saySlots(dialogue.offers, clinic, language)) } }];
    case 'asking-reminders':
      return [{ key: 'ask-reminders', params: {} }];
    case 'choosing-visit':
      return [{ key: 'which-visit', params: { choices: whichOf(dialogue, clinic, language) } }];
    case 'move-or-cancel':
      return [
        { key: 'move-or-cancel', params: { when: sayMoment(dialogue.visit.slot.start, clinic, language) } },
      ];
    case 'visit-or-person':
      return [{ key: 'visit-or-person', params: { emergency: clinicParams(facts).emergency } }];
    case 'asking-callback':
      return [{ key: 'ask-callback', params: {} }];
  }
}

/** To confirm needs no birth date, so only the times are told: a phone may be shared. */
function whichOf(
  { goal, visits }: Extract<Dialogue, { readonly step: 'choosing-visit' }>,
  clinic: Clinic,
  language: Language,
): string {
  const slots = visits.map(({ slot }) => slot);
  return numbered(
    goal.kind === 'confirm'
      ? slots.map((slot) => sayMoment(slot.start, clinic, language))
      : saySlots(slots, clinic, language),
  );
}

/** How the next message is to be read. */
export function expectingOf(dialogue: Dialogue): Expecting {
  switch (dialogue.step) {
    case 'idle':
      return dialogue.menu ? 'choice' : 'nothing';
    case 'working':
    case 'booking':
      return 'nothing';
    case 'asking-number':
      return 'phone-number';
    case 'asking-code':
      return 'code';
    case 'asking-name':
      return 'name';
    case 'asking-birth-date':
      return 'birth-date';
    case 'asking-who':
    case 'choosing-slot':
    case 'choosing-visit':
    case 'move-or-cancel':
    case 'visit-or-person':
      return 'choice';
    case 'asking-reminders':
      return 'yes-no';
    case 'asking-callback':
      return 'place-or-callback';
  }
}

/** The numbers the patient may answer with, and the words that mean the same. */
export function choicesOf(dialogue: Dialogue, clinic: Clinic): readonly OfferedChoice[] {
  switch (dialogue.step) {
    case 'idle':
      return dialogue.menu ? named(BOOK, ['my visits', 'visits', 'mis citas'], PERSON) : [];
    case 'choosing-slot':
      return dialogue.offers.map((slot, index) => slotChoice(slot, index, clinic));
    case 'choosing-visit':
      return dialogue.visits.map(({ slot }, index) => slotChoice(slot, index, clinic));
    case 'asking-who':
      return named(
        ['try again', 'again', 'otra vez'],
        ['somebody new', 'new', 'alguien', 'nuevo', 'nueva'],
        PERSON,
      );
    case 'asking-reminders':
      return named(['please do'], ['no thanks', 'no quiero']);
    case 'move-or-cancel':
      return named(
        ['move', 'move it', 'cambiar', 'mover'],
        ['call it off', 'cancel it', 'anular', 'anularla', 'cancelarla'],
        ['keep', 'keep it', 'igual', 'dejarla igual'],
      );
    case 'visit-or-person':
      return named(BOOK, PERSON);
    case 'working':
    case 'booking':
    case 'asking-number':
    case 'asking-code':
    case 'asking-name':
    case 'asking-birth-date':
    case 'asking-callback':
      return [];
  }
}

const BOOK = ['book', 'book a visit', 'cita', 'pedir una cita'];
const PERSON = ['person', 'a person', 'persona', 'una persona'];

const named = (...names: readonly (readonly string[])[]): readonly OfferedChoice[] =>
  names.map((words, index) => ({ number: index + 1, names: words }));

function slotChoice(slot: Slot, index: number, clinic: Clinic): OfferedChoice {
  const names = [
    clinic.clinicians.find(({ id }) => id === slot.clinicianId)?.name,
    clinic.sites.find(({ id }) => id === slot.siteId)?.name,
  ].flatMap((name) => (name === undefined ? [] : [name.toLowerCase()]));
  return { number: index + 1, at: slot.start, names };
}
