/** Red, green, blue, each 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

export const WHITE: Color = [255, 255, 255];
export const BLACK: Color = [0, 0, 0];

/** Reads #rgb or #rrggbb; anything else is no colour. */
export function parseColor(text: string): Color | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (digits === undefined) return undefined;
  const step = digits.length / 3;
  const part = (place: number): number => {
    const piece = digits.slice(place * step, (place + 1) * step);
    return Number.parseInt(step === 1 ? piece + piece : piece, 16);
  };
  return [part(0), part(1), part(2)];
}

export const formatColor = (color: Color): string =>
  `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance of WCAG 2. */
function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever reads better; one of them always reaches 4.5. */
export const textOn = (background: Color): Color =>
  contrast(WHITE, background) >= contrast(BLACK, background) ? WHITE : BLACK;

/** The colour moved away from its background, no further than needed to reach a contrast. */
export function readable(color: Color, background: Color, ratio: number): Color {
  const target = textOn(background);
  const steps = 64;
  for (let step = 0; step < steps; step += 1) {
    const tried = mix(color, target, step / steps);
    if (contrast(tried, background) >= ratio) return tried;
  }
  return target;
}

function mix(from: Color, to: Color, share: number): Color {
  const part = (place: 0 | 1 | 2): number => Math.round(from[place] + (to[place] - from[place]) * share);
  return [part(0), part(1), part(2)];
}
