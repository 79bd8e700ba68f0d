/** How carriers count a text: in pieces of 140 bytes, in the old 7-bit alphabet when every character is in it. */
export interface Segments {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Septets of GSM-7 (the extension table counts two), 16-bit units of UCS-2. */
  readonly units: number;
  readonly segments: number;
}

/** The basic table of 3GPP TS 23.038, without the escape. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Each of these takes an escape before it. */
const EXTENSION = new Set('\f^{}\\[~]|€');

/** One message alone, and one of a concatenated series, which gives 6 bytes to its header. */
const LIMITS = { 'GSM-7': { single: 160, part: 153 }, 'UCS-2': { single: 70, part: 67 } } as const;

/** Characters that force the whole text into UCS-2, each once, in order. */
export const outsideGsm7 = (text: string): readonly string[] => [
  ...new Set([...text].filter((char) => !BASIC.has(char) && !EXTENSION.has(char))),
];

/** Segments this text takes. A character of two units is never cut in two by the end of a segment. */
export function segmentsOf(text: string): Segments {
  const chars = [...text];
  const encoding = chars.every((char) => BASIC.has(char) || EXTENSION.has(char)) ? 'GSM-7' : 'UCS-2';
  const widths = chars.map((char) => (encoding === 'UCS-2' ? char.length : EXTENSION.has(char) ? 2 : 1));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { single, part } = LIMITS[encoding];
  return { encoding, units, segments: units <= single ? Math.min(units, 1) : partsOf(widths, part) };
}

function partsOf(widths: readonly number[], size: number): number {
  let parts = 1;
  let filled = 0;
  for (const width of widths) {
    if (filled + width > size) {
      parts += 1;
      filled = 0;
    }
    filled += width;
  }
  return parts;
}
