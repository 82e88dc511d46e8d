import type { Review } from "../api/reviews";
import { review as words } from "../words/review";
import { Fact } from "./BookingFacts";
import classes from "./ReviewDetail.module.css";

/** What entitled the agent to do it. */
export function Evidence({ review, said }: { review: Review; said: (instant: string) => string }) {
  const evidence = review.change?.evidence;
  return (
    <section className={classes.card} aria-label={words.evidence}>
      <h3>{words.evidence}</h3>
      {!evidence && <p className={classes.label}>{words.noEvidence}</p>}
      {evidence && (
        <>
          <p className={classes.label}>{words.readBack}</p>
          <blockquote className={classes.quote}>{evidence.read_back}</blockquote>
          <p className={classes.label}>{words.theirYes}</p>
          <blockquote className={classes.quote}>{evidence.customer_message}</blockquote>
          <dl className={classes.facts}>
            {evidence.agreed_by && <Fact name={words.consent}>{words.agreedBy[evidence.agreed_by]}</Fact>}
            <Fact name={words.model}>{evidence.model}</Fact>
            <Fact name={words.promptVersion}>{evidence.prompt_version}</Fact>
            <Fact name={words.at}>{said(review.at)}</Fact>
          </dl>
        </>
      )}
    </section>
  );
}
