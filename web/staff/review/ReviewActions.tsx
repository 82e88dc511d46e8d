import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { Review } from "../api/reviews";
import { useBookingAddress } from "../booking/address";
import { review as words } from "../words/review";
import classes from "./ReviewDetail.module.css";
import type { Reviewing } from "./useReviewing";

const LIVE = new Set(["pending", "confirmed"]);

/** Confirm, correct or cancel, each in one step. */
export function ReviewActions({ review, reviewing }: { review: Review; reviewing: Reviewing }) {
  const { open } = useBookingAddress();
  const isPending = review.booking.status === "pending";
  const isLive = LIVE.has(review.booking.status);
  return (
    <div className={classes.actions}>
      {isPending ? (
        <Button
          size="sm"
          leftSection={<IconCheck size={16} aria-hidden />}
          loading={reviewing.isConfirming}
          onClick={() => reviewing.confirm(review)}
        >
          {words.confirm}
        </Button>
      ) : (
        <Button size="sm" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => reviewing.right(review)}>
          {words.looksRight}
        </Button>
      )}
      {isLive && (
        <>
          <Button size="sm" variant="default" aria-label={words.correctTitle} onClick={() => reviewing.ask("correct")}>
            {words.correct}
          </Button>
          <Button size="sm" variant="default" onClick={() => open(review.id)}>
            {isPending ? words.openBooking : words.move}
          </Button>
          <Button
            size="sm"
            variant="default"
            c="red"
            aria-label={words.cancelBooking}
            onClick={() => reviewing.ask("cancel")}
          >
            {words.cancel}
          </Button>
        </>
      )}
    </div>
  );
}
