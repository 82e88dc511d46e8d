import { LOCALE } from "../words/language";

/** "$40.00": a price as the API writes it. */
export function money(price: string, currency: string): string {
  return new Intl.NumberFormat(LOCALE, { style: "currency", currency }).format(Number(price));
}
