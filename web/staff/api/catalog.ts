import { keepPreviousData, useQuery } from "@tanstack/react-query";
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

/** When anybody works on these local dates, or one of them, at one location or at any; the last answer stays meanwhile. */
export function useOpenTimes(date: string, days: number, locationId: string | null, providerId: string | null) {
  const query = {
    date,
    days,
    ...(locationId ? { location_id: locationId } : {}),
    ...(providerId ? { provider_id: providerId } : {}),
  };
  return useQuery({
    queryKey: keys.opening.between(query),
    queryFn: async () => (await answered(api.GET("/api/availability/open", { params: { query } }))).items,
    staleTime: SELDOM_CHANGES,
    placeholderData: keepPreviousData,
  });
}
