import { UnstyledButton } from "@mantine/core";
import { IconArrowRight, IconCalendarPlus, IconCalendarX } from "@tabler/icons-react";
import type { Review } from "../api/reviews";
import { StatusBadge } from "../parts/StatusBadge";
import { dayIn, timeIn } from "../parts/times";
import { review as words } from "../words/review";
import { ReasonChip } from "./ReasonChip";
import classes from "./ReviewList.module.css";

interface Props {
  items: readonly Review[];
  selected: Review | undefined;
  isDone: boolean;
  onSelect: (id: string) => void;
}

const SHOWN_REASONS = 2;
const DEED_ICONS = { booked: IconCalendarPlus, moved: IconArrowRight, cancelled: IconCalendarX };

/** Pending ones on top, under a heading of their own. */
export function ReviewList({ items, selected, isDone, onSelect }: Props) {
  const rows = (found: readonly Review[]) => (
    <ul className={classes.list}>
      {found.map((each) => (
        <Row key={each.id} review={each} isSelected={each.id === selected?.id} onSelect={onSelect} />
      ))}
    </ul>
  );
  if (isDone) return rows(items);
  const pending = items.filter(isPending);
  const rest = items.filter((each) => !isPending(each));
  return (
    <>
      {pending.length > 0 && <h2 className={classes.heading}>{words.pending}</h2>}
      {rows(pending)}
      {pending.length > 0 && rest.length > 0 && <h2 className={classes.heading}>{words.rest}</h2>}
      {rows(rest)}
    </>
  );
}

function isPending(review: Review): boolean {
  return review.booking.status === "pending";
}

interface RowProps {
  review: Review;
  isSelected: boolean;
  onSelect: (id: string) => void;
}

function Row({ review, isSelected, onSelect }: RowProps) {
  const { booking, deed } = review;
  const { timezone } = booking.location;
  const Icon = DEED_ICONS[deed];
  const reasons = review.reasons.filter((each) => each !== "approval_needed");
  return (
    <li>
      <UnstyledButton
        className={classes.row}
        data-review={review.id}
        aria-current={isSelected ? "true" : undefined}
        onClick={() => onSelect(review.id)}
      >
        <span className={classes.line}>
          <Icon size={16} stroke={1.75} aria-hidden />
          <span className={classes.name} dir="auto">
            {booking.customer.name}
          </span>
          <StatusBadge status={booking.status} />
        </span>
        <span className={classes.what}>
          {words.deeds[deed]}: {booking.service.name}, {dayIn(timezone, booking.starts_at)},{" "}
          {timeIn(timezone, booking.starts_at)}
        </span>
        {reasons.length > 0 && (
          <span className={classes.reasons}>
            {reasons.slice(0, SHOWN_REASONS).map((each) => (
              <ReasonChip key={each} reason={each} />
            ))}
            {reasons.length > SHOWN_REASONS && (
              <span className={classes.more}>{words.moreReasons(reasons.length - SHOWN_REASONS)}</span>
            )}
          </span>
        )}
      </UnstyledButton>
    </li>
  );
}
