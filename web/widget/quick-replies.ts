import type { Entry } from "./transcript";

/** Answers to offer under the last line: the server's own, or yes and no where it asks for exactly that. */
export function offeredReplies(last: Entry | undefined): readonly string[] {
  if (last === undefined || last.role !== "agent") return [];
  if (last.quickReplies !== undefined && last.quickReplies.length > 0) return last.quickReplies.slice(0, 8);
  return ASKS_YES_OR_NO.test(last.text) ? ["Yes", "No"] : [];
}

const ASKS_YES_OR_NO = /\bshall i (book|move|cancel)\b[^?]*\?\s*$|\((yes\/no|yes or no)\)\s*\??\s*$/i;
