import "@mantine/dates/styles.layer.css";
import { DatePicker } from "@mantine/dates";
import { useState } from "react";
import { useFirstDay } from "../../parts/firstDay";
import { dayIn } from "../../parts/times";
import { slots as words } from "../../words/slots";
import { monthOf, noonOf } from "./days";
import classes from "./MonthOfDays.module.css";
import { useFreeTimes, type Wanted } from "./useAvailability";

interface Props {
  wanted: Wanted;
  walkIn: boolean;
  date: string;
  onDate: (date: string) => void;
}

/** The date picker; days without a free slot are pale, and can be chosen all the same to ask why. */
export function MonthOfDays({ wanted, walkIn, date, onDate }: Props) {
  const [turned, setTurned] = useState<{ from: string; to: string } | null>(null);
  const firstDay = useFirstDay();
  const shown = turned?.from === date ? turned.to : date;
  const { slotsOn } = useFreeTimes(wanted, walkIn, [monthOf(shown)]);
  return (
    <DatePicker
      value={date}
      date={shown}
      onDateChange={(to) => setTurned({ from: date, to })}
      onChange={(chosen) => chosen && onDate(chosen)}
      maxLevel="month"
      firstDayOfWeek={firstDay}
      hideOutsideDates
      fullWidth
      ariaLabels={{ previousMonth: words.previousMonth, nextMonth: words.nextMonth }}
      getDayAriaLabel={(day) => words.dayName(dayIn("UTC", noonOf(day)), slotsOn(day)?.length)}
      getDayProps={(day) => ({ "data-full": slotsOn(day)?.length === 0 || undefined, weekend: false })}
      classNames={{ day: classes.day ?? "" }}
      aria-label={words.date}
    />
  );
}
