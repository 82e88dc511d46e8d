import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { Reason } from "../api/reviews";
import { review as words } from "../words/review";
import classes from "./ReasonChip.module.css";

const SERIOUS: ReadonlySet<Reason> = new Set(["consent_judged_by_model", "reply_replaced", "agent_failed"]);

/** Why to look closely: the serious ones stand out. */
export function ReasonChip({ reason }: { reason: Reason }) {
  const Icon = SERIOUS.has(reason) ? IconAlertTriangle : IconInfoCircle;
  return (
    <span className={classes.chip} data-serious={SERIOUS.has(reason) || undefined}>
      <Icon size={12} stroke={2.25} aria-hidden />
      {words.reasons[reason].name}
    </span>
  );
}
