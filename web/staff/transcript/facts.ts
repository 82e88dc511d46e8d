/** What a tool was given or gave back, as lines that can be read. */
export interface Fact {
  name: string;
  depth: number;
  /** Undefined for a heading of what is below it. */
  value?: string;
}

const MOST_ITEMS = 6;

interface Words {
  yes: string;
  no: string;
  nothing: string;
  more: (number: number) => string;
}

/** Empty fields are left out. */
export function factsOf(value: unknown, words: Words, name = "", depth = 0): Fact[] {
  if (value === null || value === undefined || value === "") return [];
  if (typeof value === "boolean") return [{ name, depth, value: value ? words.yes : words.no }];
  if (typeof value !== "object") return [{ name, depth, value: String(value) }];
  const entries = Array.isArray(value) ? listed(value, words) : Object.entries(value);
  const below = entries.flatMap(([key, each]) => factsOf(each, words, spoken(key), name === "" ? depth : depth + 1));
  if (below.length === 0) return [];
  return name === "" ? below : [{ name, depth }, ...below];
}

function listed(items: readonly unknown[], words: Words): [string, unknown][] {
  if (items.every((each) => typeof each !== "object")) return [["", items.join(", ")]];
  const shown = items.slice(0, MOST_ITEMS).map((each, index): [string, unknown] => [`${index + 1}`, each]);
  const left = items.length - shown.length;
  return left > 0 ? [...shown, ["…", words.more(left)]] : shown;
}

function spoken(key: string): string {
  return key.replaceAll("_", " ");
}
