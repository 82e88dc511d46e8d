import { answered, api } from "../api/client";

/** The number of the last event that is in what has been fetched; undefined until it is known. */
let position: number | undefined;

export function livePosition(): number | undefined {
  return position;
}

export function moveTo(seq: number): void {
  position = Math.max(position ?? 0, seq);
}

/** For the next person. */
export function forgetPosition(): void {
  position = undefined;
}

/** Before anything is fetched, so that nothing falls between fetching and hearing of changes. */
export async function beginHere(): Promise<void> {
  if (position !== undefined) return;
  const { last } = await answered(api.GET("/api/events"));
  moveTo(last);
}
