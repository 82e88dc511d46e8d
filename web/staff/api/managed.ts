import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { keys } from "./keys";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Affected = Schemas["AffectedView"];
export type ServiceBody = Schemas["ServiceBody"];
export type LocationBody = Schemas["LocationBody"];
export type ProviderBody = Schemas["ProviderBody"];
export type BusinessBody = Schemas["BusinessBody"];
export type Hours = Schemas["HoursView"];
export type Override = Schemas["OverrideView"];
export type TimeOff = Schemas["TimeOffView"];
export type Member = Schemas["UserView"];
export type ApiKey = Schemas["KeyView"];

/** What a change answers with, or would answer with if it were more than a preview. */
export interface Changed {
  affected: Affected[];
}

/** After the business has changed: what is offered, and when, is fetched again. */
export function useCatalogChanged(): () => void {
  const cache = useQueryClient();
  return useCallback(() => {
    void cache.invalidateQueries({ queryKey: keys.catalog });
    void cache.invalidateQueries({ queryKey: keys.availability });
  }, [cache]);
}
