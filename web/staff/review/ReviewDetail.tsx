import { ActionIcon, Button, Group, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useBusiness } from "../api/catalog";
import type { Review } from "../api/reviews";
import { StatusBadge } from "../parts/StatusBadge";
import { dayIn, timeIn } from "../parts/times";
import { review as words } from "../words/review";
import { Around } from "./Around";
import { BookingFacts } from "./BookingFacts";
import { CancelDialog } from "./CancelDialog";
import { CorrectDialog } from "./CorrectDialog";
import { Evidence } from "./Evidence";
import { Reasons } from "./Reasons";
import { ReviewActions } from "./ReviewActions";
import classes from "./ReviewDetail.module.css";
import type { Reviewing } from "./useReviewing";

interface Props {
  review: Review;
  reviewing: Reviewing;
  onBack: () => void;
}

export function ReviewDetail({ review, reviewing, onBack }: Props) {
  const { data: business } = useBusiness();
  const zone = business?.timezone ?? review.booking.location.timezone;
  const said = (instant: string) => `${dayIn(zone, instant)}, ${timeIn(zone, instant)}`;
  const { booking, reviewed } = review;
  return (
    <article className={classes.detail} aria-label={words.deed[review.deed](booking.service.name)}>
      <header className={classes.header}>
        <ActionIcon variant="subtle" color="gray" size="lg" hiddenFrom="md" aria-label={words.back} onClick={onBack}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <div className={classes.title}>
          <Group gap="xs">
            <h2>{words.deed[review.deed](booking.service.name)}</h2>
            <StatusBadge status={booking.status} />
          </Group>
          <Text size="xs" c="dimmed">
            {said(review.at)}
          </Text>
        </div>
      </header>
      {reviewed ? (
        <div className={classes.reviewed}>
          <Text size="sm">{words.reviewedBy[reviewed.outcome](reviewed.by.name, said(reviewed.at))}</Text>
          {reviewed.outcome === "looked_right" && (
            <Button size="xs" variant="default" onClick={() => reviewing.reopen(review)}>
              {words.undo}
            </Button>
          )}
        </div>
      ) : (
        <ReviewActions review={review} reviewing={reviewing} />
      )}
      <div className={classes.columns}>
        <div className={classes.stack}>
          <BookingFacts review={review} />
          <Reasons reasons={review.reasons} />
          <Evidence review={review} said={said} />
        </div>
        <Around review={review} timeZone={zone} />
      </div>
      <CancelDialog review={review} reviewing={reviewing} />
      <CorrectDialog review={review} reviewing={reviewing} />
    </article>
  );
}
