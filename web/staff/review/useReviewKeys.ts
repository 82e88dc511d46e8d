import { useEffect } from "react";
import type { Review } from "../api/reviews";

const TYPING = "input:not([type=radio]), textarea, select, [contenteditable]";
const OWN_ENTER = "button, a, summary";
const STEPS: Record<string, number> = { j: 1, k: -1 };

/**
 * J and K go through the list, Enter does what is most likely wanted with the item that has the focus. Where somebody
 * types or has a dialog open the keys are theirs, and Enter on another button is for that button.
 */
export function useReviewKeys(
  items: readonly Review[],
  selected: Review | undefined,
  select: (id: string) => void,
  primary: (review: Review) => void,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (target.closest(TYPING) || document.querySelector("[role=dialog]")) return;
      // The focus is at once where the keys have led; what is shown beside it follows.
      const focused = target.closest<HTMLElement>("[data-review]")?.dataset.review;
      const current = items.find((each) => each.id === focused) ?? selected;
      const step = STEPS[event.key.toLowerCase()];
      if (step !== undefined) {
        const at = items.findIndex((each) => each.id === current?.id);
        const next = items[Math.min(Math.max(at + step, 0), items.length - 1)];
        if (!next) return;
        event.preventDefault();
        select(next.id);
        document.querySelector<HTMLElement>(`[data-review="${CSS.escape(next.id)}"]`)?.focus();
      } else if (event.key === "Enter" && current && (focused || !target.closest(OWN_ENTER))) {
        event.preventDefault();
        primary(current);
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [items, selected, select, primary]);
}
