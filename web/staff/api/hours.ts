import { useQuery } from "@tanstack/react-query";
import { answered, api } from "./client";
import { keys } from "./keys";
import type { Hours, Override, TimeOff } from "./managed";

export interface WorkingTimes {
  hours: Hours[];
  /** Of `hours` and of `overrides`, so that what somebody else has changed meanwhile is not written over. */
  versions: { hours: string; overrides: string };
  overrides: Override[];
  timeOff: TimeOff[];
}

/** When a provider works. */
export function useWorkingTimes(providerId: string) {
  return useQuery({
    queryKey: keys.hours(providerId),
    queryFn: async (): Promise<WorkingTimes> => {
      const params = { path: { provider_id: providerId } };
      const [hours, overrides, timeOff] = await Promise.all([
        answered(api.GET("/api/providers/{provider_id}/hours", { params })),
        answered(api.GET("/api/providers/{provider_id}/overrides", { params })),
        answered(api.GET("/api/providers/{provider_id}/time-off", { params })),
      ]);
      const versions = { hours: hours.version, overrides: overrides.version };
      return { hours: hours.items, overrides: overrides.items, timeOff: timeOff.items, versions };
    },
  });
}
