import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { isRefusal } from "../api/refusal";
import { type Review, useConfirm, useLooksRight, useReopen } from "../api/reviews";
import { tellDone, tellFailed } from "../parts/notices";
import { review as words } from "../words/review";
import { tellUndoable } from "./tellUndoable";

export type Reviewing = ReturnType<typeof useReviewing>;

/** What can be done with what the agent did. Afterwards the next one is before the person. */
export function useReviewing(items: readonly Review[], select: (id: string | undefined) => void) {
  const looksRight = useLooksRight();
  const confirming = useConfirm();
  const reopen = useReopen();
  const [dialog, setDialog] = useState<"correct" | "cancel">();

  const goOn = (from: Review) => {
    const index = items.findIndex((each) => each.id === from.id);
    const wasPicked = new URLSearchParams(globalThis.location.search).has("item");
    if (wasPicked) select((items[index + 1] ?? items[index - 1])?.id);
  };
  const undo = (review: Review) => {
    notifications.hide(review.id);
    reopen.mutate(review.id, {
      onSuccess: () => tellDone(words.reopened),
      onError: (error) => tellFailed(error, words.undo),
    });
  };
  const done = (review: Review, message: string) => {
    goOn(review);
    tellDone(message);
  };
  const right = (review: Review) => {
    goOn(review);
    looksRight.mutate(review, {
      onSuccess: () => tellUndoable(review.id, words.marked(nameOf(review)), () => undo(review)),
      onError: (error) => tellFailed(error, isRefusal(error, "stale_version") ? words.changed : nameOf(review)),
    });
  };
  const confirm = (review: Review) =>
    confirming.mutate(review.booking, {
      onSuccess: () => done(review, words.confirmed(nameOf(review))),
      onError: (error) => tellFailed(error, nameOf(review)),
    });
  return {
    right,
    confirm,
    /** What Enter does. */
    primary: (review: Review) => {
      if (review.reviewed || confirming.isPending) return;
      if (review.booking.status === "pending") confirm(review);
      else right(review);
    },
    isConfirming: confirming.isPending,
    reopen: undo,
    dialog,
    ask: setDialog,
    closeDialog: () => setDialog(undefined),
    cancelled: (review: Review) => done(review, words.cancelled(nameOf(review))),
    corrected: (review: Review) =>
      review.booking.status === "pending"
        ? tellDone(words.corrected(nameOf(review)))
        : done(review, words.corrected(nameOf(review))),
  };
}

export function nameOf({ booking }: Review): string {
  return `${booking.customer.name}, ${booking.service.name}`;
}
