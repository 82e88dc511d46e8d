import FullCalendar, {
  type CalendarRef,
  type DayHeaderInfo,
  type EventDisplayInfo,
  type ListDayHeaderInnerInfo,
  type MoreLinkInfo,
} from "@fullcalendar/react";
import dayGridPlugin from "@fullcalendar/react/daygrid";
import interactionPlugin from "@fullcalendar/react/interaction";
import listPlugin from "@fullcalendar/react/list";
import classicTheme from "@fullcalendar/react/themes/classic";
import timeGridPlugin from "@fullcalendar/react/timegrid";
import "@fullcalendar/react/skeleton.css";
import "@fullcalendar/react/themes/classic/theme.css";
import "./BookingsCalendar.css";
import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useMemo, useRef } from "react";
import { calendar as words } from "../words/calendar";
import { LOCALE } from "../words/language";
import { countFilters } from "./address";
import { makeBeginnable } from "./beginnable";
import { DayHeader } from "./DayHeader";
import type { Day, View } from "./days";
import { EventContent } from "./EventContent";
import { asEvent, bookingOf, clockIn } from "./events";
import { hoursShown, NEVER } from "./opening";
import type { useCalendar } from "./useCalendar";

const PLUGINS = [dayGridPlugin, timeGridPlugin, listPlugin, interactionPlugin, classicTheme];
const NAMES: Record<View, string> = {
  month: "dayGridMonth",
  week: "timeGridWeek",
  day: "timeGridDay",
  list: "listWeek",
};
const VIEWS = {
  dayGridMonth: { dayMaxEvents: true, fixedWeekCount: false },
  timeGridWeek: { eventMaxStack: 4, dayHeaderFormat: { weekday: "short", day: "numeric" } },
  timeGridDay: { eventMaxStack: 12, dayHeaders: false },
} as const;
const TIME = { hour: "numeric", minute: "2-digit", meridiem: "short" } as const;

interface Props {
  calendar: ReturnType<typeof useCalendar>;
  onOpen: (bookingId: string) => void;
  /** With the instant where a time was meant. */
  onEmpty: (day: Day, time?: string) => void;
}

export function BookingsCalendar({ calendar, onOpen, onEmpty }: Props) {
  const { view, date, firstDay, timeZone, bookings, hours, isPhone, now, looking } = calendar;
  const handle = useRef<CalendarRef>(null);
  const { colorScheme } = useMantineColorScheme();
  const events = useMemo(() => bookings.map(asEvent), [bookings]);
  const [first, last] = useMemo(
    () => hoursShown(hours ?? [], bookings.map(clockIn(timeZone))),
    [hours, bookings, timeZone],
  );
  const shown = useRef({ view, date });
  const begin = useRef(onEmpty);
  begin.current = onEmpty;

  useEffect(() => {
    if (shown.current.view === view && shown.current.date === date) return;
    shown.current = { view, date };
    // React is busy here, and the calendar draws in its own time.
    queueMicrotask(() => handle.current?.getApi().changeView(NAMES[view], date));
  }, [view, date]);

  return (
    <FullCalendar
      ref={handle}
      plugins={PLUGINS}
      initialView={NAMES[view]}
      initialDate={date}
      views={VIEWS}
      timeZone={timeZone}
      now={now}
      locale={LOCALE}
      firstDay={firstDay}
      colorScheme={colorScheme}
      headerToolbar={false}
      height={view === "list" && isPhone ? "auto" : "100%"}
      borderless
      className="desk-calendar"
      dayHeaderContent={(info: DayHeaderInfo) => <DayHeader info={info} />}
      listDayFormat={{ weekday: "long", day: "numeric", month: "long" }}
      listDayHeaderInnerClass={({ level }: ListDayHeaderInnerInfo) => (level > 0 ? "desk-absent" : "desk-list-day")}
      slotHeaderInnerClass="desk-axis"
      dayCellTopInnerClass="desk-number"
      eventDisplay="block"
      listItemEventBeforeClass="desk-event-dot"
      events={events}
      eventClass={({ event }: EventDisplayInfo) => `desk-event status-${bookingOf(event).status}`}
      blockEventClass="desk-event-block"
      eventContent={(info: EventDisplayInfo) => <EventContent info={info} timeZone={timeZone} />}
      eventClick={({ event }) => onOpen(event.id)}
      eventInteractive
      eventTimeFormat={TIME}
      slotHeaderFormat={{ hour: "numeric", minute: "2-digit", omitZeroMinute: true, meridiem: "short" }}
      displayEventEnd={false}
      eventOrder="start,title"
      slotEventOverlap={false}
      eventMinHeight={22}
      slotDuration="00:30:00"
      slotMinHeight={isPhone ? 34 : 30}
      slotMinTime={first}
      slotMaxTime={last}
      scrollTime={first}
      allDaySlot={false}
      expandRows
      businessHours={hours ? [NEVER, ...hours] : false}
      nowIndicator
      dayLaneDidMount={({ el }) => makeBeginnable(el, (day) => begin.current(day))}
      dateClick={({ date: clicked, dateStr, allDay }) =>
        onEmpty(dateStr.slice(0, 10), allDay ? undefined : clicked.toISOString())
      }
      moreLinkText={words.more}
      moreLinkContent={({ num }: MoreLinkInfo) => words.more(num)}
      moreLinkHint={words.moreHint}
      noEventsContent={() => (countFilters(looking) > 0 ? words.noneFiltered : words.noneYet)}
    />
  );
}
