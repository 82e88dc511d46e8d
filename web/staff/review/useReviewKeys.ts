import { useEffect } from "react";
import type { Review } from "../api/reviews";

const ELSEWHERE = "input, textarea, select, button, a, summary, [role=dialog], [contenteditable]";
const STEPS: Record<string, number> = { j: 1, k: -1 };

/** J and K go through the list, Enter does what is most likely wanted. Where somebody types or has a dialog open, the
 * keys are theirs; on an item of the list Enter is still for it. */
export function useReviewKeys(
  items: readonly Review[],
  selected: Review | undefined,
  select: (id: string) => void,
  primary: (review: Review) => void,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("[role=dialog]")) return;
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      const isInList = target?.closest("[data-review]") !== null && target !== undefined;
      if (target?.closest("input:not([type=radio]), textarea, select, [contenteditable]")) return;
      const step = STEPS[event.key.toLowerCase()];
      if (step !== undefined) {
        const at = items.findIndex((each) => each.id === selected?.id);
        const next = items[Math.min(Math.max(at + step, 0), items.length - 1)];
        if (!next) return;
        event.preventDefault();
        select(next.id);
        document.querySelector<HTMLElement>(`[data-review="${CSS.escape(next.id)}"]`)?.focus();
      } else if (event.key === "Enter" && selected && (isInList || !target?.closest(ELSEWHERE))) {
        event.preventDefault();
        primary(selected);
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [items, selected, select, primary]);
}
