import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { answered, api } from "../../api/client";
import { keys } from "../../api/keys";
import type { Provider, Slot } from "../../api/types";
import { dateOf } from "./choice";
import { daysIn } from "./days";

/** What free time is wanted for. */
export interface Wanted {
  serviceId: string;
  locationId: string;
  /** Anybody's when it is left out. */
  providerId?: string | undefined;
  /** The booking that is to be moved: its own time counts as free. */
  rescheduleOf?: string | undefined;
}

/** Changes are announced; holds that end are not. */
const LOOK_AGAIN = 60_000;

function queryOf({ serviceId, locationId, rescheduleOf }: Wanted, walkIn: boolean) {
  return {
    service_id: serviceId,
    location_id: locationId,
    ...(rescheduleOf ? { reschedule_of: rescheduleOf } : {}),
    ...(walkIn ? { ignore_notice: true } : {}),
  };
}

function slotsQueryOf(wanted: Wanted, walkIn: boolean) {
  return { ...queryOf(wanted, walkIn), ...(wanted.providerId ? { provider_id: wanted.providerId } : {}) };
}

export interface FreeTimes {
  /** Undefined while it is not known. */
  slotsOn: (date: string) => Slot[] | undefined;
  error: unknown;
  retry: () => void;
}

/** The free slots of whole months, such as `2026-11`. */
export function useFreeTimes(wanted: Wanted, walkIn: boolean, months: readonly string[]): FreeTimes {
  return useQueries({
    queries: months.map((month) => ({
      queryKey: [...keys.availability, "month", month, wanted, walkIn],
      queryFn: async () => {
        const query = { ...slotsQueryOf(wanted, walkIn), date: `${month}-01`, days: daysIn(month) };
        return byDate((await answered(api.GET("/api/availability/slots", { params: { query } }))).items);
      },
      refetchInterval: LOOK_AGAIN,
    })),
    combine: (found) => {
      const known = new Map(found.map((each, position) => [months[position], each.data]));
      return {
        slotsOn: (date) => {
          const month = known.get(date.slice(0, 7));
          return month && (month.get(date) ?? []);
        },
        error: found.find((each) => each.data === undefined && each.error)?.error ?? null,
        retry: () => {
          for (const each of found) void each.refetch();
        },
      };
    },
  });
}

function byDate(slots: readonly Slot[]): Map<string, Slot[]> {
  const found = new Map<string, Slot[]>();
  for (const slot of slots) {
    const date = dateOf(slot);
    found.set(date, [...(found.get(date) ?? []), slot]);
  }
  return found;
}

/** The first date that has anything free, from `date` or today on; null when none has. */
export function useNextFreeDay(wanted: Wanted, walkIn: boolean, date: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: [...keys.availability, "next", date ?? "", wanted, walkIn],
    queryFn: async () => {
      const query = { ...slotsQueryOf(wanted, walkIn), ...(date ? { date } : {}) };
      const [first] = (await answered(api.GET("/api/availability/next", { params: { query } }))).items;
      return first ? dateOf(first) : null;
    },
    enabled,
  });
}

/** Who could take the slot; an empty list when nobody can any more. */
export function useFreeProviders(wanted: Wanted, walkIn: boolean, slot: Slot | null) {
  return useQuery({
    queryKey: [...keys.availability, "providers", slot?.starts_at ?? "", wanted, walkIn],
    queryFn: async () => {
      const query = { ...queryOf(wanted, walkIn), starts_at: slot?.starts_at ?? "" };
      return (await answered(api.GET("/api/availability/providers", { params: { query } }))).items;
    },
    enabled: slot !== null,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  });
}

/** Why each of the providers can't take that start; null while nothing is asked. */
export function useExplanations(
  wanted: Wanted,
  walkIn: boolean,
  providers: readonly Provider[],
  startsAt: string | null,
) {
  return useQuery({
    queryKey: [...keys.availability, "explain", startsAt ?? "", providers.map((each) => each.id), wanted, walkIn],
    queryFn: () =>
      Promise.all(
        providers.map(async (provider) => {
          const query = { ...queryOf(wanted, walkIn), provider_id: provider.id, starts_at: startsAt ?? "" };
          return { provider, ...(await answered(api.GET("/api/availability/explain", { params: { query } }))) };
        }),
      ),
    enabled: startsAt !== null,
  });
}
