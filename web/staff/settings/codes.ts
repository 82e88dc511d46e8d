import { LOCALE } from "../words/language";

type Kind = "region" | "language" | "currency";

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
/** Codes that browsers have names for and that are no countries. */
const NO_COUNTRIES = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "UK"]);

const names = new Map<Kind, { value: string; label: string }[]>();

/** Codes with their names, in the order of the names, and whatever is chosen already. */
export function codesOf(kind: Kind, chosen: string): { value: string; label: string }[] {
  const known = names.get(kind) ?? namedOf(kind);
  names.set(kind, known);
  return known.some(({ value }) => value === chosen) ? known : [{ value: chosen, label: chosen }, ...known];
}

function namedOf(kind: Kind): { value: string; label: string }[] {
  const display = new Intl.DisplayNames(LOCALE, { type: kind, fallback: "none" });
  return candidatesOf(kind)
    .map((value) => ({ value, name: display.of(value) }))
    .flatMap(({ value, name }) => (name ? [{ value, label: kind === "currency" ? `${name} (${value})` : name }] : []))
    .sort((one, other) => one.label.localeCompare(other.label, LOCALE));
}

function candidatesOf(kind: Kind): string[] {
  switch (kind) {
    case "region":
      return PAIRS.filter((pair) => !NO_COUNTRIES.has(pair));
    case "language":
      return PAIRS.map((pair) => pair.toLowerCase());
    case "currency":
      return Intl.supportedValuesOf("currency");
  }
}
