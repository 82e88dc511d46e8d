import {
  IconArrowForwardUp,
  IconCheck,
  IconChecks,
  IconClock,
  type IconProps,
  IconUserOff,
  IconX,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Status } from "../api/types";

/** In the order of the legend. */
export const STATUSES: readonly Status[] = ["pending", "confirmed", "completed", "cancelled", "no_show", "rescheduled"];

/** Never by colour alone. */
export const STATUS_ICONS: Record<Status, ComponentType<IconProps>> = {
  pending: IconClock,
  confirmed: IconCheck,
  completed: IconChecks,
  cancelled: IconX,
  no_show: IconUserOff,
  rescheduled: IconArrowForwardUp,
};

/** What shows a status has this attribute; `look/status.css` gives it `--status-back`, `--status-ink`, `--status-line`. */
export function statusMark(status: Status): { "data-status": Status } {
  return { "data-status": status };
}
