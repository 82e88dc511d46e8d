/** A run of characters: plain, or an address that may be followed. */
export type Run = string | { readonly href: string; readonly text: string };

/** A paragraph (its lines), or a list (its items, each with its lines). */
export type Block =
  | { readonly kind: "paragraph"; readonly lines: readonly Run[][] }
  | { readonly kind: "bullets" | "numbers"; readonly start: number; readonly items: readonly Run[][] };

const BULLET = /^\s{0,3}[-*•–]\s+(?=\S)/;
const NUMBER = /^\s{0,3}(\d{1,3})[.)]\s+(?=\S)/;

/** Reads the little structure that plain text has: paragraphs, line breaks, lists and https addresses. */
export function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { kind: Block["kind"]; start: number; lines: Run[][] } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { kind, start, lines } = open;
    blocks.push(kind === "paragraph" ? { kind, lines } : { kind, start, items: lines });
    open = undefined;
  };
  for (const line of text.replace(/\r\n?/g, "\n").trim().split("\n")) {
    if (line.trim() === "") {
      close();
      continue;
    }
    const { kind, start, rest } = readLine(line);
    const continues = open?.kind === kind && (kind !== "numbers" || start === open.start + open.lines.length);
    if (open === undefined || !continues) {
      close();
      open = { kind, start, lines: [] };
    }
    open.lines.push(readRuns(rest));
  }
  close();
  return blocks;
}

function readLine(line: string): { kind: Block["kind"]; start: number; rest: string } {
  const bullet = BULLET.exec(line);
  if (bullet !== null) return { kind: "bullets", start: 1, rest: line.slice(bullet[0].length) };
  const number = NUMBER.exec(line);
  if (number !== null) return { kind: "numbers", start: Number(number[1]), rest: line.slice(number[0].length) };
  return { kind: "paragraph", start: 1, rest: line };
}

const ADDRESS = /\bhttps:\/\/[^\s<>"'`\\^{|}\u200b-\u200f\u202a-\u202e\u2060-\u2069]+/gi;

export function readRuns(line: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of line.matchAll(ADDRESS)) {
    const text = withoutPunctuation(match[0]);
    const href = safeAddress(text);
    if (href === undefined) continue;
    if (match.index > from) runs.push(line.slice(from, match.index));
    runs.push({ href, text });
    from = match.index + text.length;
  }
  if (from < line.length) runs.push(line.slice(from));
  return runs;
}

/** An address that shows where it leads: https, no user name that poses as a host. */
function safeAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    const honest =
      url.protocol === "https:" && url.username === "" && url.password === "" && url.hostname.includes(".");
    return honest ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** "(see https://example.com/a)." ends before the bracket; "https://example.com/a_(b)" does not. */
function withoutPunctuation(address: string): string {
  let text = address;
  for (;;) {
    const last = text.at(-1) ?? "";
    const unopened = last === ")" && text.split("(").length < text.split(")").length;
    const bracket = last === "]" && !text.includes("[");
    if (!/[.,;:!?*_~…]/.test(last) && !unopened && !bracket) return text;
    text = text.slice(0, -1);
  }
}
