import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keys } from "../api/keys";
import type { Booking } from "../api/types";
import { applyBooking, refreshSoon } from "./apply";
import { catchUp } from "./catchUp";
import { connectHub, isSignedOut } from "./hub";
import { keepLinked } from "./link";
import { moveTo } from "./position";
import { setLiveState } from "./state";
import { onWaking } from "./waking";

/** Keeps what was fetched up to date, as long as somebody is signed in. */
export function useLive(): void {
  const cache = useQueryClient();
  useEffect(() => {
    setLiveState("connecting");
    return follow(cache);
  }, [cache]);
}

function follow(cache: QueryClient): () => void {
  let isCaughtUp = false;
  let wake: () => void = () => undefined;

  async function catchUpAll(): Promise<void> {
    await catchUp(cache);
    isCaughtUp = true;
    // Of conversations no events are kept.
    void cache.invalidateQueries({ queryKey: keys.conversations.all });
  }

  const heard = {
    booking: (seq: number, booking: Booking) => {
      applyBooking(cache, booking);
      // Before that, there may be others below it that have not been fetched yet.
      if (isCaughtUp) moveTo(seq);
    },
    conversation: (id: string) => {
      void cache.invalidateQueries({ queryKey: keys.conversations.one(id) });
      void cache.invalidateQueries({ queryKey: keys.conversations.lists });
      // A colleague may have looked at what the agent did there.
      refreshSoon(cache, keys.reviews.all);
    },
  };
  const unlink = keepLinked({
    connect: () => connectHub(heard),
    catchUp: catchUpAll,
    tell: (state) => {
      if (state === "reconnecting") isCaughtUp = false;
      setLiveState(state);
    },
    isOver: (error) => {
      if (!isSignedOut(error)) return false;
      void cache.invalidateQueries({ queryKey: keys.session });
      return true;
    },
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        wake = resolve;
        setTimeout(resolve, milliseconds);
      }),
  });
  const unwatch = onWaking(() => {
    wake();
    // The connection may be dead without knowing it yet; what was missed is asked for anyway.
    if (isCaughtUp) catchUpAll().catch(() => undefined);
  });
  return () => {
    unwatch();
    unlink();
  };
}
