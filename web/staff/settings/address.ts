import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** What is looked for and what is open, as the address says: it survives signing in again. */
export function useListAddress() {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (name: string, value: string | null, options: { replace?: boolean } = {}) =>
      setSearch((before) => {
        const after = new URLSearchParams(before);
        if (value === null || value === "") after.delete(name);
        else after.set(name, value);
        return after;
      }, options),
    [setSearch],
  );
  return {
    query: search.get("q") ?? "",
    setQuery: useCallback((query: string) => set("q", query, { replace: true }), [set]),
    withArchived: search.has("archived"),
    setWithArchived: useCallback((on: boolean) => set("archived", on ? "1" : null, { replace: true }), [set]),
    /** An id, or `new`. */
    open: search.get("edit"),
    setOpen: useCallback((id: string | null) => set("edit", id), [set]),
  };
}

export const NEW = "new";
