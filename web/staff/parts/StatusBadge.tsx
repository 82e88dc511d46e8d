import type { Status } from "../api/types";
import { STATUS_ICONS, statusMark } from "../look/status";
import { status as words } from "../words/status";
import classes from "./StatusBadge.module.css";

/** A booking's status: colour, sign and word. */
export function StatusBadge({ status }: { status: Status }) {
  const Icon = STATUS_ICONS[status];
  return (
    <span className={classes.badge} {...statusMark(status)}>
      <Icon size={14} stroke={2.25} aria-hidden />
      {words.names[status]}
    </span>
  );
}
