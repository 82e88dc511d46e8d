import { useBusiness } from "../api/catalog";

/** 0 is Sunday. */
export type FirstDay = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** With which day the weeks of a country begin. */
export function firstDayIn(country: string): FirstDay {
  try {
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
    return ((locale.getWeekInfo?.().firstDay ?? 1) % 7) as FirstDay;
  } catch {
    return 1;
  }
}

/** With which day every week in the app begins: as in the business's country. */
export function useFirstDay(): FirstDay {
  return firstDayIn(useBusiness().data?.country ?? "");
}
