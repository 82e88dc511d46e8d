/** The languages that there are words in. Another one is a folder beside `en`, which has to say all that `en` says. */
export type Language = "en";

const LANGUAGE: Language = "en";

/** One area's words in the language of whoever reads. */
export function inLanguage<Words>(words: Record<Language, Words>): Words {
  return words[LANGUAGE];
}

/** For dates and numbers: the reader's own habits where they read this language. */
export const LOCALE: string =
  globalThis.navigator?.languages?.find((each) => each.split("-")[0] === LANGUAGE) ?? LANGUAGE;

const plurals = new Intl.PluralRules(LANGUAGE);

/** `#` in the form that belongs to the number becomes the number. */
export function counted(number: number, forms: { one: string; other: string }): string {
  const form = plurals.select(number) === "one" ? forms.one : forms.other;
  return form.replace("#", number.toLocaleString(LOCALE));
}

const conjunction = new Intl.ListFormat(LANGUAGE, { type: "conjunction" });

/** "Monday, Tuesday, and Friday" */
export function inRow(items: readonly string[]): string {
  return conjunction.format(items);
}
