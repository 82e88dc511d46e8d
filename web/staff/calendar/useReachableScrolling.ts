import { useEffect, useRef } from "react";
import type { View } from "./days";

/** What scrolls can be scrolled by the keyboard too, also where there is no booking to move to. */
export function useReachableScrolling(view: View) {
  const frame = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every view scrolls in an element of its own.
  useEffect(() => {
    const mark = () => {
      for (const each of frame.current?.querySelectorAll<HTMLElement>("div[style*=overflow]") ?? []) {
        if (each.style.overflowY === "auto") each.tabIndex = 0;
      }
    };
    const timer = setTimeout(mark);
    return () => clearTimeout(timer);
  }, [view]);
  return frame;
}
