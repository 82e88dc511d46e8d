import { useCallback, useMemo } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import type { Status } from "../api/types";
import { STATUSES } from "../look/status";
import { type Day, isDay, VIEWS, type View } from "./days";

/** What somebody looks at, as the address has it: null where they have not chosen. */
export interface Looking {
  view: View | null;
  date: Day | null;
  service: string | null;
  location: string | null;
  provider: string | null;
  /** None are all. */
  status: Status[];
  zone: string | null;
}

export type Filter = "service" | "location" | "provider" | "status";

export const NO_FILTERS = { service: null, location: null, provider: null, status: [] } satisfies Partial<Looking>;

export function lookingFrom(search: URLSearchParams): Looking {
  const date = search.get("date");
  return {
    view: VIEWS.find((view) => view === search.get("view")) ?? null,
    date: isDay(date) ? date : null,
    service: search.get("service"),
    location: search.get("location"),
    provider: search.get("provider"),
    status: STATUSES.filter((each) => search.getAll("status").includes(each)),
    zone: search.get("zone"),
  };
}

/** The rest of the address stays as it is. */
export function searchWith(search: URLSearchParams, changes: Partial<Looking>): string {
  const changed = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    changed.delete(name);
    for (const each of [value ?? []].flat()) changed.append(name, each);
  }
  return changed.toString();
}

export function countFilters(looking: Looking): number {
  return [looking.service, looking.location, looking.provider, looking.status[0]].filter(Boolean).length;
}

/** Going back undoes the last change; a link to the page shows the same. */
export function useLooking(): [Looking, (changes: Partial<Looking>) => void] {
  const [search] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const looking = useMemo(() => lookingFrom(search), [search]);
  const look = useCallback(
    (changes: Partial<Looking>) => {
      const next = searchWith(search, changes);
      // At once: a box that was ticked has to be so before anything else is drawn.
      if (next !== search.toString()) navigate({ pathname, search: next }, { flushSync: true });
    },
    [navigate, pathname, search],
  );
  return [looking, look];
}
