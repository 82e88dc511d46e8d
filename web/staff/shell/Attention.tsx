import { VisuallyHidden } from "@mantine/core";
import { useAttention } from "../api/conversations";
import { numberOf } from "../parts/numberOf";
import { shell } from "../words/shell";
import classes from "./Attention.module.css";

/** How much there is to do on a page, beside its name. */
export function Attention({ to }: { to: string }) {
  const { data } = useAttention();
  if (!data) return null;
  const marks = {
    "/review": { number: data.review, isUrgent: data.pending > 0, says: shell.toReview(data.review) },
    "/inbox": { number: data.unread, isUrgent: data.waiting > 0, says: shell.unread(data.unread, data.waiting) },
  };
  const mark = to === "/review" || to === "/inbox" ? marks[to] : undefined;
  if (!mark || (mark.number === 0 && !mark.isUrgent)) return null;
  return (
    <span className={classes.mark} data-urgent={mark.isUrgent || undefined}>
      <span aria-hidden>{mark.number > 0 ? numberOf(mark.number, data.most) : "!"}</span>
      <VisuallyHidden>{mark.says}</VisuallyHidden>
    </span>
  );
}
