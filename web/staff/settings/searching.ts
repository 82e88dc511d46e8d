const MARKS = /\p{M}/gu;

function folded(text: string): string {
  return text.normalize("NFD").replace(MARKS, "").toLocaleLowerCase();
}

/** Whether each word that is looked for stands somewhere in there, whatever its capitals and accents. */
export function matches(query: string, ...texts: (string | null | undefined)[]): boolean {
  const hay = folded(texts.filter(Boolean).join("\n"));
  return folded(query)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
