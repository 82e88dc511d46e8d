import { useQuery } from "@tanstack/react-query";
import { answered, api } from "./client";
import { keys } from "./keys";

const SELDOM_CHANGES = 5 * 60_000;

export function useBusiness() {
  return useQuery({
    queryKey: keys.business,
    queryFn: () => answered(api.GET("/api/business")),
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
