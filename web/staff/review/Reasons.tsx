import type { Reason } from "../api/reviews";
import { review as words } from "../words/review";
import { ReasonChip } from "./ReasonChip";
import classes from "./ReviewDetail.module.css";

export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <section className={classes.card} aria-label={words.why}>
      <h3>{words.why}</h3>
      {reasons.length === 0 ? (
        <p className={classes.label}>{words.noReasons}</p>
      ) : (
        <ul className={classes.reasons}>
          {reasons.map((each) => (
            <li key={each}>
              <ReasonChip reason={each} />
              <p>{words.reasons[each].means}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
