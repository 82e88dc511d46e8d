import { LOCALE } from "../words/language";

const SIGNS: Readonly<Record<string, string>> = { USD: "$", GBP: "£", EUR: "€" };

/** "$1,040.00" where the sign alone says which currency it is, else "40.00 CHF": as the agent writes it, too. */
export function money(price: string, currency: string): string {
  const amount = Number(price);
  const { maximumFractionDigits: cents } = new Intl.NumberFormat(LOCALE, {
    style: "currency",
    currency,
  }).resolvedOptions();
  const digits = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: Number.isInteger(amount) ? cents : 2 });
  const sign = SIGNS[currency];
  return sign ? `${sign}${digits.format(amount)}` : `${digits.format(amount)} ${currency}`;
}
