/** A text message on the screen of a phone. */
export interface Text {
  readonly sid: string;
  /** Place among everything the phones have shown. */
  readonly seq: number;
  readonly phone: string;
  readonly direction: 'from-phone' | 'to-phone';
  readonly body: string;
  readonly at: number;
}

export interface Phones {
  readonly texts: readonly Text[];
  readonly chosen: string;
  /** `seq` of the newest text seen on each phone. */
  readonly seen: Readonly<Record<string, number>>;
}

export const closedPhones = (chosen: string): Phones => ({ texts: [], chosen, seen: {} });

/** Takes in what the carrier shows, each text once and in its order. */
export function receive(phones: Phones, text: Text): Phones {
  if (phones.texts.some(({ sid }) => sid === text.sid)) return phones;
  const texts = [...phones.texts, text].sort((a, b) => a.seq - b.seq);
  return look({ ...phones, texts });
}

export const choose = (phones: Phones, chosen: string): Phones => look({ ...phones, chosen });

/** The chosen phone is looked at. */
function look(phones: Phones): Phones {
  const newest = textsOn(phones, phones.chosen).at(-1)?.seq ?? 0;
  return { ...phones, seen: { ...phones.seen, [phones.chosen]: newest } };
}

export const textsOn = ({ texts }: Pick<Phones, 'texts'>, phone: string): readonly Text[] =>
  texts.filter((text) => text.phone === phone);

export const unseenOn = (phones: Phones, phone: string): number =>
  textsOn(phones, phone).filter(
    ({ seq, direction }) => direction === 'to-phone' && seq > (phones.seen[phone] ?? 0),
  ).length;

/** Undefined for what is not a text. */
export function readText(json: string): Text | undefined {
  const fields = JSON.parse(json) as Readonly<Record<string, unknown>>;
  const { sid, seq, phone, direction, body, at } = fields;
  if (typeof sid !== 'string' || typeof phone !== 'string' || typeof body !== 'string') return undefined;
  if (typeof seq !== 'number' || typeof at !== 'number') return undefined;
  return { sid, seq, phone, body, at, direction: direction === 'from-phone' ? 'from-phone' : 'to-phone' };
}
