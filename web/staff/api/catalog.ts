import { useQueries, useQuery } from "@tanstack/react-query";
import { answered, api } from "./client";
import { measureClock } from "./clock";
import { keys } from "./keys";

const SELDOM_CHANGES = 5 * 60_000;

export function useBusiness() {
  return useQuery({
    queryKey: keys.business,
    queryFn: async () => measureClock(await answered(api.GET("/api/business"))),
    // Each answer has its own time in it.
    structuralSharing: false,
    staleTime: SELDOM_CHANGES,
  });
}

/** With those that are out of use: bookings still name them. Filter by `archived` where something new is chosen. */
export function useServices() {
  return useQuery({
    queryKey: keys.services,
    queryFn: async () => (await answered(api.GET("/api/services", { params: { query: { archived: true } } }))).items,
    staleTime: SELDOM_CHANGES,
  });
}

export function useLocations() {
  return useQuery({
    queryKey: keys.locations,
    queryFn: async () => (await answered(api.GET("/api/locations", { params: { query: { archived: true } } }))).items,
    staleTime: SELDOM_CHANGES,
  });
}

export function useProviders() {
  return useQuery({
    queryKey: keys.providers,
    queryFn: async () => (await answered(api.GET("/api/providers", { params: { query: { archived: true } } }))).items,
    staleTime: SELDOM_CHANGES,
  });
}

/** When each of these providers usually works. */
export function useWeeklyHours(providerIds: readonly string[]) {
  return useQueries({
    queries: providerIds.map((provider_id) => ({
      queryKey: keys.weeklyHours(provider_id),
      queryFn: async () =>
        (await answered(api.GET("/api/providers/{provider_id}/hours", { params: { path: { provider_id } } }))).items,
      staleTime: SELDOM_CHANGES,
    })),
    combine: together,
  });
}

function together<Item>(results: { data: Item[] | undefined; isPending: boolean }[]) {
  return { data: results.flatMap((each) => each.data ?? []), isPending: results.some((each) => each.isPending) };
}
