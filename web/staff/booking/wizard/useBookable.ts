import { useBusiness, useLocations, useProviders, useServices } from "../../api/catalog";
import { useUser } from "../../api/session";
import type { Location, Service } from "../../api/types";

/** What whoever is signed in may book, and where: a provider what they offer themselves. */
export function useBookable() {
  const user = useUser();
  const [business, services, locations, providers] = [useBusiness(), useServices(), useLocations(), useProviders()];
  const all = [business, services, locations, providers];
  const own = user.role === "provider" ? providers.data?.find((each) => each.id === user.provider_id) : undefined;
  const isPlace = (location: Location) => {
    const elsewhere = own && business.data?.provider_visibility === "own" && !own.location_ids.includes(location.id);
    return !location.archived && !elsewhere;
  };
  const places = (locations.data ?? []).filter(isPlace);
  const isOffered = (service: Service) =>
    !service.archived &&
    (!own || own.service_ids.includes(service.id)) &&
    places.some((each) => service.location_ids.includes(each.id));
  return {
    services: (services.data ?? []).filter(isOffered),
    locations: places,
    currency: business.data?.currency ?? "USD",
    isPending: all.some((each) => each.isPending),
    error: all.find((each) => each.error && each.data === undefined)?.error ?? null,
    retry: () => {
      for (const each of all) if (each.data === undefined) void each.refetch();
    },
  };
}
