import type { DayHeaderInfo } from "@fullcalendar/react";
import classes from "./DayHeader.module.css";

/** Above a column: "Tue 24". */
export function DayHeader({ info }: { info: DayHeaderInfo }) {
  if (info.inPopover) return <span className={classes.popover}>{info.text}</span>;
  return (
    <span className={classes.day} data-today={info.isToday || undefined}>
      {info.weekdayText}
      {info.dayNumberText && <span className={classes.number}>{info.dayNumberText}</span>}
    </span>
  );
}
