import { Button, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Booking } from "../api/types";
import { statusMark } from "../look/status";
import { calendar as words } from "../words/calendar";
import { countFilters } from "./address";
import { byDay, marksOf, weeksShown } from "./agenda";
import classes from "./DaysAndAgenda.module.css";
import { type Day, titleOf, weekdayOf } from "./days";
import { InList } from "./EventContent";
import type { useCalendar } from "./useCalendar";

interface Props {
  calendar: ReturnType<typeof useCalendar>;
  onOpen: (bookingId: string) => void;
  onEmpty: (day: Day) => void;
}

/** A month or a week where there is no room for names: how full each day is, and what one of them holds. */
export function DaysAndAgenda({ calendar, onOpen, onEmpty }: Props) {
  const { bookings, timeZone, from, to, date } = calendar;
  const days = useMemo(() => byDay(bookings, timeZone), [bookings, timeZone]);
  const [firstWeek = [], ...weeks] = useMemo(() => weeksShown(from, to), [from, to]);
  return (
    <div className={classes.both}>
      <section className={classes.days} aria-label={titleOf(calendar.view, date, calendar.firstDay)}>
        {firstWeek.map((day) => (
          <span key={day} className={classes.weekday} aria-hidden>
            {weekdayOf(day)}
          </span>
        ))}
        {[firstWeek, ...weeks].flat().map((day) => (
          <DayButton key={day} day={day} bookings={days.get(day) ?? []} calendar={calendar} />
        ))}
      </section>
      <Agenda calendar={calendar} bookings={days.get(date) ?? []} onOpen={onOpen} onEmpty={onEmpty} />
    </div>
  );
}

interface DayProps extends Pick<Props, "calendar"> {
  day: Day;
  bookings: readonly Booking[];
}

function DayButton({ day, bookings, calendar: { view, date, today, look } }: DayProps) {
  const isOutside = view === "month" && day.slice(0, 7) !== date.slice(0, 7);
  return (
    <UnstyledButton
      className={classes.day}
      aria-pressed={day === date}
      aria-current={day === today ? "date" : undefined}
      data-outside={isOutside || undefined}
      onClick={() => look({ date: day })}
    >
      <VisuallyHidden>{words.dayHolds(titleOf("day", day, 0), bookings.length)}</VisuallyHidden>
      <span className={classes.number} aria-hidden>
        {Number(day.slice(8))}
      </span>
      <span className={classes.marks} aria-hidden>
        {marksOf(bookings).map(({ status, share }) => (
          <span key={status} className={classes.mark} style={{ flexGrow: share }} {...statusMark(status)} />
        ))}
      </span>
      <span className={classes.count} aria-hidden>
        {bookings.length > 0 && bookings.length}
      </span>
    </UnstyledButton>
  );
}

function Agenda({ calendar, bookings, onOpen, onEmpty }: Omit<DayProps, "day"> & Props) {
  const { date, timeZone, looking, today, found } = calendar;
  const title = titleOf("day", date, 0);
  const none = countFilters(looking) > 0 ? words.noneFiltered : words.noneYet;
  return (
    <section className={classes.agenda} aria-label={title}>
      <div className={classes.head}>
        <Text component="h3" fw={650} size="sm">
          {title}
        </Text>
        {date >= today && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onEmpty(date)}
          >
            {words.book}
          </Button>
        )}
      </div>
      {bookings.length === 0 && !found.isPending && (
        <Text size="sm" c="dimmed" p="md" ta="center">
          {none}
        </Text>
      )}
      <ul className={classes.bookings}>
        {bookings.map((booking) => (
          <li key={booking.id}>
            <UnstyledButton
              className={classes.booking}
              onClick={() => onOpen(booking.id)}
              {...statusMark(booking.status)}
            >
              <InList booking={booking} timeZone={timeZone} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
