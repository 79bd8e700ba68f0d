/** The default alphabet of SMS (3GPP TS 23.038), and the characters of its extension table, which count twice. */
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_EXTENDED = '\f^{}\\[~]|€';

const septets = (text: string): number | undefined => {
  let count = 0;
  for (const character of text) {
    if (GSM.includes(character)) count += 1;
    else if (GSM_EXTENDED.includes(character)) count += 2;
    else return undefined;
  }
  return count;
};

/** How many text messages a body travels as; at least one. */
export function segmentsOf(body: string): number {
  const gsm = septets(body);
  if (gsm === undefined) return body.length <= 70 ? 1 : Math.ceil(body.length / 67);
  return gsm <= 160 ? 1 : Math.ceil(gsm / 153);
}
