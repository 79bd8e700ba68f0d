/**
 * Every sentence a patient (or an on-call phone) can receive: its blanks, and how many SMS segments it may take when
 * they are filled with the samples below. The wording itself is the pack's; a pack that does not cover this table does
 * not load.
 */
export interface ReplySpec {
  readonly params: readonly ParamName[];
  readonly segments: 1 | 2 | 3;
}

/** A blank always means the same, whatever sentence it stands in. Values as long as they get in an ordinary clinic. */
export const SAMPLE_PARAMS = {
  /** The clinic's name. */
  clinic: { en: 'Riverside Family Practice', es: 'Riverside Family Practice' },
  /** The front desk's number, as people write it. */
  phone: { en: '202-555-0100', es: '202-555-0100' },
  /** What to dial in danger of life. */
  emergency: { en: '911', es: '911' },
  crisisLine: { en: '988', es: '988' },
  /** A moment with day, date and time. */
  when: { en: 'Thu Nov 26, 2:40 pm', es: 'jue 26 nov, 2:40 p. m.' },
  /** When a person is next at the front desk. */
  opening: { en: 'Mon Nov 30, 8:00 am', es: 'lun 30 nov, 8:00 a. m.' },
  day: { en: 'Thu Nov 26', es: 'jue 26 nov' },
  clinician: { en: 'Dr. Ana Morales', es: 'Dr. Ana Morales' },
  site: { en: 'Downtown', es: 'Downtown' },
  address: { en: '120 River Street', es: '120 River Street' },
  /** Numbered choices, one a line. */
  choices: {
    en: '1) Thu Nov 26, 2:40 pm\n2) Thu Nov 26, 3:20 pm\n3) Fri Nov 27, 9:00 am',
    es: '1) jue 26 nov, 2:40 p. m.\n2) jue 26 nov, 3:20 p. m.\n3) vie 27 nov, 9:00 a. m.',
  },
  visits: {
    en: 'Thu Nov 26, 2:40 pm, Dr. Ana Morales, Downtown\nMon Dec 7, 9:00 am, Dr. Ana Morales, Downtown',
    es: 'jue 26 nov, 2:40 p. m., Dr. Ana Morales, Downtown\nlun 7 dic, 9:00 a. m., Dr. Ana Morales, Downtown',
  },
  hours: {
    en: 'Mon-Fri 8:00 am-12:00 pm, 1:00 pm-5:00 pm',
    es: 'lun-vie 8:00 a. m.-12:00 p. m., 1:00 p. m.-5:00 p. m.',
  },
  directions: {
    en: 'Downtown: 120 River Street. Bus 12 stops at the door.',
    es: 'Downtown: 120 River Street. El bus 12 para en la puerta.',
  },
  /** What the clinic itself says about insurance or prices. */
  answer: {
    en: 'We take most plans. Please bring your card.',
    es: 'Aceptamos la mayor parte de los seguros. Traiga su tarjeta.',
  },
  /** What proves a number, or claims an emergency. */
  code: { en: '482913', es: '482913' },
  level: { en: 'EMERGENCY', es: 'EMERGENCIA' },
} as const;

export type ParamName = keyof typeof SAMPLE_PARAMS;

const says = <const P extends readonly ParamName[]>(segments: 1 | 2 | 3, ...params: P) => ({
  params,
  segments,
});

export const REPLIES = {
  // The disclosures of a first reply: which clinic, automated, not private, help, the way out.
  intro: says(1, 'clinic'),

  // Safety. People word these; nothing of what the patient wrote comes into them.
  emergency: says(1, 'emergency'),
  'emergency-abuse': says(1, 'emergency'),
  crisis: says(1, 'crisisLine', 'emergency'),
  urgent: says(1, 'emergency'),
  abuse: says(1, 'emergency'),
  'ask-callback': says(1),
  unseen: says(1, 'emergency'),
  'unseen-crisis': says(1, 'crisisLine', 'emergency'),
  'unseen-waiting': says(2, 'phone', 'emergency'),

  // A person takes over: why, then who reads it when.
  'handover-open': says(1, 'phone'),
  'handover-closed': says(1, 'opening', 'emergency'),
  'lead-refill': says(1),
  'lead-results': says(1),
  'lead-late': says(1),
  'lead-complaint': says(1),
  'lead-wrong-number': says(1),
  'lead-media': says(1),
  'lead-identity': says(1),
  'lead-no-slots': says(1),
  'lead-codes': says(1),
  'lead-trouble': says(1),

  // Small talk and plain questions.
  greeting: says(1),
  menu: says(1),
  'not-understood': says(1),
  'choose-again': says(1),
  robot: says(1),
  thanks: says(1),
  hours: says(1, 'hours'),
  directions: says(1, 'directions'),
  insurance: says(1, 'answer'),
  price: says(1, 'answer'),
  'visit-or-person': says(1, 'emergency'),

  // Who is it?
  'ask-number': says(1),
  'number-unusable': says(1),
  'ask-code': says(1),
  'code-wrong': says(1),
  'code-expired': says(1),
  'code-opted-out': says(2),
  'code-not-delivered': says(1),
  'chat-linked': says(1),
  'ask-name': says(1),
  'ask-birth-date': says(1),
  'birth-date-invalid': says(1),
  'birth-date-unknown': says(1),
  'ask-who': says(1),

  // Booking.
  'understood-day': says(1, 'day'),
  offers: says(1, 'choices'),
  'offers-nearest': says(2, 'choices'),
  moving: says(1, 'when'),
  'just-taken': says(1),
  'offer-expired': says(1),
  'ask-day': says(1),
  booked: says(2, 'when', 'clinician', 'site', 'address', 'phone'),
  moved: says(2, 'when', 'clinician', 'site', 'address', 'phone'),
  'ask-reminders': says(1),
  'reminders-on': says(1),
  'reminders-off': says(1),

  // Booked visits.
  'your-visits': says(2, 'visits'),
  'more-visits': says(1),
  'no-visits': says(1),
  'which-visit': says(1, 'choices'),
  'move-or-cancel': says(1, 'when'),
  cancelled: says(1, 'when'),
  kept: says(1, 'when'),
  'visit-confirmed': says(1, 'when'),
  'visit-gone': says(1),

  // Consent.
  'opt-out-done': says(1, 'clinic', 'phone'),
  'opt-out-done-visit': says(2, 'clinic', 'phone'),
  'opt-in-done': says(1, 'clinic'),
  help: says(2, 'clinic', 'phone', 'emergency'),

  // Reminders: which sentence is true when it is read (domain/reminders).
  'reminder-upcoming': says(1, 'clinic', 'when', 'site'),
  'reminder-tomorrow': says(1, 'clinic', 'when', 'site'),
  'reminder-today': says(1, 'clinic', 'when', 'site'),
  'reminder-late': says(2, 'clinic', 'when', 'site'),

  // Texts that do not belong to the conversation they are about.
  'link-code': says(1, 'clinic', 'code'),
  'on-call-page': says(1, 'level', 'code'),
  'on-call-claimed': says(1, 'code'),
  'on-call-taken': says(1, 'code'),
  'on-call-no-code': says(1),
  'on-call-locked': says(1),
} as const satisfies Readonly<Record<string, ReplySpec>>;

export type ReplyKey = keyof typeof REPLIES;
export const REPLY_KEYS = Object.keys(REPLIES) as readonly ReplyKey[];

/** The blanks of one sentence, each filled. */
export type ParamsOf<K extends ReplyKey> = Readonly<Record<(typeof REPLIES)[K]['params'][number], string>>;

/** One sentence of the pack with its blanks filled in. */
export type Reply = { readonly [K in ReplyKey]: { readonly key: K; readonly params: ParamsOf<K> } }[ReplyKey];

/** Sentences that may be the first a patient reads: behind the disclosures they keep to the clinic's segment limit. */
export const FIRST_REPLIES = [
  'urgent',
  'abuse',
  'handover-open',
  'handover-closed',
  'greeting',
  'menu',
  'not-understood',
  'robot',
  'thanks',
  'visit-or-person',
  'ask-name',
  'ask-birth-date',
  'no-visits',
] as const satisfies readonly ReplyKey[];
