import { LOCALE } from "../words/language";

/** "7", or "99+" where counting has stopped. */
export function numberOf(number: number, most = 100): string {
  return number < most ? number.toLocaleString(LOCALE) : `${(most - 1).toLocaleString(LOCALE)}+`;
}
