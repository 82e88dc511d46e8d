type Rgb = readonly [number, number, number];

export interface Accent {
  /** Behind the customer's own words. */
  readonly fill: string;
  /** What can be read on the fill. */
  readonly on: string;
  /** The accent as text on the light and on the dark surface. */
  readonly textOnLight: string;
  readonly textOnDark: string;
}

const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = [20, 22, 24];
// A shade beyond the grounds that text stands on, so that all of them are covered.
const LIGHT_SURFACE: Rgb = [239, 239, 236];
const DARK_SURFACE: Rgb = [44, 48, 52];
/** WCAG 2.2 AA for text of normal size. */
const READABLE = 4.5;

/** Shades of the site's colour that can be read, whatever colour the site chose. */
export function accentFrom(colour: Rgb): Accent {
  const on = contrast(colour, WHITE) >= READABLE ? WHITE : contrast(colour, INK) >= READABLE ? INK : undefined;
  // A mid-tone on which neither reads well is darkened until white does.
  const fill = on === undefined ? until(colour, [0, 0, 0], WHITE) : colour;
  return {
    fill: css(fill),
    on: css(on ?? WHITE),
    textOnLight: css(until(colour, [0, 0, 0], LIGHT_SURFACE)),
    textOnDark: css(until(colour, WHITE, DARK_SURFACE)),
  };
}

/** Moves a colour towards another until it can be read on a ground. */
function until(colour: Rgb, towards: Rgb, ground: Rgb): Rgb {
  let mixed = colour;
  for (let part = 0; part <= 1 && contrast(mixed, ground) < READABLE; part += 0.05) {
    const mix = (index: 0 | 1 | 2): number => Math.round(colour[index] * (1 - part) + towards[index] * part);
    mixed = [mix(0), mix(1), mix(2)];
  }
  return mixed;
}

export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const css = ([red, green, blue]: Rgb): string => `rgb(${red},${green},${blue})`;

/** `#rrggbb`, which is how a canvas writes any opaque sRGB colour. */
export function parseHex(text: string): Rgb | undefined {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (parts === null) return undefined;
  const value = (index: number): number => Number.parseInt(parts[index] ?? "0", 16);
  return [value(1), value(2), value(3)];
}

/** Any CSS colour, read by the browser itself; nothing when it is not one. */
export function parseColour(text: string): Rgb | undefined {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null || text.trim() === "") return undefined;
  context.fillStyle = "#010203";
  context.fillStyle = text;
  const written = String(context.fillStyle);
  // Left as it was: the browser could not read it.
  return written === "#010203" ? undefined : parseHex(written);
}
