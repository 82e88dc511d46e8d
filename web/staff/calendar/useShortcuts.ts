import { useHotkeys, useLocalStorage } from "@mantine/hooks";
import { type Day, step, type View } from "./days";
import type { useCalendar } from "./useCalendar";

interface Deeds {
  begin: (day?: Day) => void;
  help: () => void;
  /** Nothing is open on top of the calendar. */
  isIdle: boolean;
}

/** Whoever speaks to their machine turns them off: a word would be a row of them. */
export function useShortcutsWanted() {
  return useLocalStorage({ key: "frontdesk-shortcuts", defaultValue: true, getInitialValueInEffect: false });
}

export function useShortcuts(calendar: ReturnType<typeof useCalendar>, { begin, help, isIdle }: Deeds): void {
  const [wanted] = useShortcutsWanted();
  const { view, date, look } = calendar;
  const when = (deed: () => void) => () => {
    if (isIdle && !isSomethingOpen()) deed();
  };
  const to = (chosen: View) => when(() => look({ view: chosen }));
  const move = (direction: 1 | -1) => when(() => look({ date: step(view, date, direction) }));
  const keys: [string, () => void][] = [
    ["ArrowLeft", move(-1)],
    ["ArrowRight", move(1)],
    ["t", when(() => look({ date: null }))],
    ["m", to("month")],
    ["w", to("week")],
    ["d", to("day")],
    ["l", to("list")],
    ["n", when(() => begin())],
    ["shift+?", when(help)],
  ];
  useHotkeys(wanted ? keys : [], ["INPUT", "TEXTAREA", "SELECT"]);
}

const OPENED = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** What is closed can still be in the page, without a place on it. */
function isSomethingOpen(): boolean {
  return [...document.querySelectorAll(OPENED)].some((each) => each.getClientRects().length > 0);
}
