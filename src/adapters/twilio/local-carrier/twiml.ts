const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The texts of the <Message> verbs in a TwiML answer, with or without a <Body>. */
export function messagesIn(twiml: string): readonly string[] {
  const verbs = twiml.matchAll(/<Message(?:\s[^>]*)?>([\s\S]*?)<\/Message>/g);
  return [...verbs].map(([, inner = '']) => textOf(inner)).filter((text) => text !== '');
}

function textOf(inner: string): string {
  const body = /<Body(?:\s[^>]*)?>([\s\S]*?)<\/Body>/.exec(inner)?.[1] ?? inner;
  const parts = body.split(/<!\[CDATA\[([\s\S]*?)\]\]>/);
  // Every second part is what stood in a CDATA section, which is taken as it is.
  return parts
    .map((part, index) => (index % 2 === 1 ? part : decode(part.replace(/<[^>]*>/g, ''))))
    .join('')
    .trim();
}

const decode = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return ENTITIES[name ?? ''] ?? whole;
    },
  );
