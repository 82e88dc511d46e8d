import { answered, api } from "../api/client";
import type { Hours, Override, ProviderBody } from "../api/managed";
import { providers as words } from "../words/providers";

const at = (id: string, preview: boolean) => ({ params: { path: { provider_id: id }, query: { preview } } });

export const PROVIDER_CALLS = {
  archive: (id: string, preview: boolean) => answered(api.DELETE("/api/providers/{provider_id}", at(id, preview))),
  restore: (id: string) => answered(api.PATCH("/api/providers/{provider_id}", { ...at(id, false), body: {} })),
  text: words.archiveText,
};

export function changeProvider(id: string, body: ProviderBody, preview: boolean) {
  return answered(api.PATCH("/api/providers/{provider_id}", { ...at(id, preview), body }));
}

export function putHours(id: string, items: Hours[], version: string, preview: boolean) {
  return answered(api.PUT("/api/providers/{provider_id}/hours", { ...at(id, preview), body: { items, version } }));
}

export function putOverrides(id: string, items: Override[], version: string, preview: boolean) {
  return answered(api.PUT("/api/providers/{provider_id}/overrides", { ...at(id, preview), body: { items, version } }));
}

export function addTimeOff(id: string, body: { starts_at: string; ends_at: string }, preview: boolean, key: string) {
  // What is only looked at has no key: the real one comes after it, with the same body.
  const header = preview ? {} : { "Idempotency-Key": key };
  const params = { path: { provider_id: id }, query: { preview }, header };
  return answered(api.POST("/api/providers/{provider_id}/time-off", { params, body }));
}

export function removeTimeOff(id: string, timeOffId: string) {
  const params = { path: { provider_id: id, time_off_id: timeOffId } };
  return answered(api.DELETE("/api/providers/{provider_id}/time-off/{time_off_id}", { params }));
}
