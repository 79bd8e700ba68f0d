import { formatColor, parseColor, readable, textOn, type Color } from '../shared/color.ts';

/** Must be the papers of chat.css. */
const PAPERS = { light: [255, 255, 255], dark: [22, 26, 25] } as const satisfies Record<string, Color>;

const OWN_COLOR: Color = [11, 110, 99];

/** Puts the clinic's colour into both schemes, moved as far as it takes to be seen and read on their papers. */
export function applyColor(text: string | undefined, style: CSSStyleDeclaration): void {
  const color = parseColor(text ?? '') ?? OWN_COLOR;
  for (const [scheme, paper] of Object.entries(PAPERS)) {
    const fill = readable(color, paper, 3);
    style.setProperty(`--fill-${scheme}`, formatColor(fill));
    style.setProperty(`--on-fill-${scheme}`, formatColor(textOn(fill)));
    style.setProperty(`--accent-${scheme}`, formatColor(readable(color, paper, 4.5)));
  }
}
