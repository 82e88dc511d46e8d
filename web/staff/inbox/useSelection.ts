import { useCallback } from "react";
import { useSearchParams } from "react-router";
import type { Selection } from "../api/conversations";

export const VIEWS = ["all", "unread", "waiting", "team"] as const;
export type View = (typeof VIEWS)[number];

const FILTERS: Record<View, Omit<Selection, "query">> = {
  all: {},
  unread: { unread: true },
  waiting: { waiting_for_person: true },
  team: { owner: "staff" },
};

/** Which conversations are listed, as the address says. */
export function useSelection() {
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((each) => each === search.get("show")) ?? "all";
  const query = search.get("q") ?? "";
  const put = useCallback(
    (name: string, value: string) =>
      setSearch(
        (known) => {
          const changed = new URLSearchParams(known);
          if (value) changed.set(name, value);
          else changed.delete(name);
          return changed;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return {
    view,
    query,
    selection: { query, ...FILTERS[view] } satisfies Selection,
    setView: useCallback((value: View) => put("show", value === "all" ? "" : value), [put]),
    setQuery: useCallback((value: string) => put("q", value), [put]),
    showAll: useCallback(() => setSearch({}, { replace: true }), [setSearch]),
  };
}
