import { useSyncExternalStore } from "react";

export type LiveState = "connecting" | "live" | "reconnecting";

let current: LiveState = "connecting";
const listeners = new Set<() => void>();

export function setLiveState(state: LiveState): void {
  current = state;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => current);
}
