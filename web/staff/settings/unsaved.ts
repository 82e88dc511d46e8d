import { useCallback, useEffect, useRef } from "react";
import { type Location, useBlocker } from "react-router";
import { askFirst } from "../parts/askFirst";
import { settings as words } from "../words/settings";

/** Nobody loses what they have written by going elsewhere. Call what it returns once it has been saved. */
export function useUnsavedGuard(dirty: boolean): () => void {
  const holds = useRef(false);
  useEffect(() => {
    holds.current = dirty;
  }, [dirty]);
  const blocker = useBlocker(
    useCallback(
      ({ currentLocation, nextLocation }: { currentLocation: Location; nextLocation: Location }) =>
        holds.current && !opensBooking(currentLocation, nextLocation),
      [],
    ),
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    void askFirst({ title: words.leaveTitle, text: words.leaveText, confirm: words.leave }).then((leaves) => {
      if (leaves) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker]);
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener("beforeunload", ask);
    return () => globalThis.removeEventListener("beforeunload", ask);
  }, [dirty]);
  return useCallback(() => {
    holds.current = false;
  }, []);
}

/** A booking's dialog opens over the page, which stays. */
function opensBooking(from: Location, to: Location): boolean {
  return from.pathname === to.pathname && withoutBooking(from) === withoutBooking(to);
}

function withoutBooking({ search }: Location): string {
  const parameters = new URLSearchParams(search);
  parameters.delete("booking");
  return parameters.toString();
}
