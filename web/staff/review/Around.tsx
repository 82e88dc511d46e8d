import { Button } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { Link } from "react-router";
import type { Review } from "../api/reviews";
import { MessageItem } from "../transcript/MessageItem";
import { review as words } from "../words/review";
import classes from "./ReviewDetail.module.css";

/** The part of the conversation in which it was agreed. */
export function Around({ review, timeZone }: { review: Review; timeZone: string }) {
  const yes = review.change?.evidence?.customer_message_id;
  return (
    <section className={classes.card} aria-label={words.transcript}>
      <h3>{words.transcript}</h3>
      {review.transcript.length === 0 && <p className={classes.label}>{words.noTranscript}</p>}
      <ol className={classes.messages}>
        {review.transcript.map((each) => (
          <MessageItem
            key={each.id}
            message={each}
            timeZone={timeZone}
            customer={review.booking.customer.name}
            isMarked={each.id === yes}
          />
        ))}
      </ol>
      {review.conversation_id && (
        <Button
          component={Link}
          to={`/inbox/${review.conversation_id}`}
          size="xs"
          variant="default"
          leftSection={<IconMessages size={16} aria-hidden />}
        >
          {words.openConversation}
        </Button>
      )}
    </section>
  );
}
