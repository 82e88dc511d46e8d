import { LOCALE } from "../words/language";

/** "$40" or "$39.50", as the business's currency is written. */
export function money(amount: string, currency: string): string {
  const number = Number(amount);
  const digits = Number.isInteger(number) ? { maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(LOCALE, { style: "currency", currency, ...digits }).format(number);
}
