import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answered, api } from "../../api/client";
import { Intent } from "../../api/intent";
import { keys } from "../../api/keys";
import { applyBooking } from "../../live/apply";
import { bodyOf, type Draft } from "./draft";

/** Creates what the draft says, once, however often it is asked to. */
export function useCreateBooking() {
  const cache = useQueryClient();
  const [intent] = useState(() => new Intent());
  return useMutation({
    mutationFn: (draft: Draft) => {
      const body = bodyOf(draft);
      const header = { "Idempotency-Key": intent.keyFor(body) };
      return answered(api.POST("/api/bookings", { body, params: { header } }));
    },
    onSuccess: (booking) => {
      intent.done();
      cache.setQueryData(keys.bookings.one(booking.id), booking);
      applyBooking(cache, booking);
    },
    onError: () => void cache.invalidateQueries({ queryKey: keys.availability }),
  });
}
