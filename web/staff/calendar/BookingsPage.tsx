import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus, IconSettings } from "@tabler/icons-react";
import { lazy, Suspense, useCallback, useState } from "react";
import { Link, useLocation } from "react-router";
import { useBookingAddress } from "../booking/address";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { PageTitle } from "../parts/PageTitle";
import { SIMPLE_BOOKINGS } from "../shell/destinations";
import { calendar as words } from "../words/calendar";
import classes from "./BookingsPage.module.css";
import { CalendarToolbar } from "./CalendarToolbar";
import { DaysAndAgenda } from "./DaysAndAgenda";
import type { Day } from "./days";
import { Filters } from "./Filters";
import { Legend } from "./Legend";
import { ShortcutsHelp } from "./ShortcutsHelp";
import { useCalendar } from "./useCalendar";
import { useShortcuts } from "./useShortcuts";
import { ZoneNote } from "./ZoneNote";

const BookingsCalendar = lazy(async () => ({ default: (await import("./BookingsCalendar")).BookingsCalendar }));
const NewBookingDialog = lazy(async () => ({
  default: (await import("../booking/NewBookingDialog")).NewBookingDialog,
}));

/** Where in the calendar somebody wants to book. */
interface Beginning {
  day: Day | undefined;
  time: string | undefined;
}

export function BookingsPage() {
  const calendar = useCalendar();
  const { open } = useBookingAddress();
  const { pathname } = useLocation();
  const [newFrom, setNewFrom] = useState<Beginning | null>(null);
  const [isHelping, help] = useDisclosure(false);
  const { date, today, isPhone, isReady, found, view } = calendar;
  const hasAgenda = isPhone && (view === "month" || view === "week");
  // Which day it is there is known once the product's clock is.
  const shown = isReady ? (date < today ? today : date) : undefined;
  const begin = useCallback((day?: Day, time?: string) => setNewFrom({ day: day ?? shown, time }), [shown]);
  useShortcuts(calendar, { begin, help: help.open, isIdle: newFrom === null && !isHelping });

  return (
    <div className={classes.page} data-grows={hasAgenda || view === "list" || undefined}>
      <PageTitle title={words.title}>
        {pathname === SIMPLE_BOOKINGS.to && (
          <Button
            component={Link}
            to="/settings"
            variant="default"
            leftSection={<IconSettings size={16} aria-hidden />}
          >
            {words.settings}
          </Button>
        )}
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => begin()}>
          {words.newBooking}
        </Button>
      </PageTitle>
      <Filters calendar={calendar} />
      <Group justify="space-between" gap="xs" className={classes.legend}>
        <Legend />
        <ZoneNote calendar={calendar} />
      </Group>
      <section className={classes.card} aria-label={words.title} aria-busy={found.isFetching}>
        <CalendarToolbar calendar={calendar} onHelp={help.open} />
        <div className={classes.progress} data-busy={found.isFetching || undefined} aria-hidden />
        {(calendar.failed || found.error) && (
          <div className={classes.failed}>
            <Failed
              error={calendar.failed ?? found.error}
              onRetry={() => {
                calendar.retry();
                found.retry();
              }}
            />
          </div>
        )}
        <div className={classes.calendar}>
          {calendar.isReady && hasAgenda && <DaysAndAgenda calendar={calendar} onOpen={open} onEmpty={begin} />}
          {calendar.isReady && !hasAgenda && (
            <Suspense fallback={<Loading label={words.loading} />}>
              <BookingsCalendar calendar={calendar} onOpen={open} onEmpty={begin} />
            </Suspense>
          )}
          {!calendar.isReady && <Loading label={words.loading} />}
        </div>
      </section>
      {newFrom !== null && (
        <Suspense>
          <NewBookingDialog
            opened
            onClose={() => setNewFrom(null)}
            initialDate={newFrom.day}
            initialTime={newFrom.time}
          />
        </Suspense>
      )}
      <ShortcutsHelp opened={isHelping} onClose={help.close} isPhone={isPhone} />
    </div>
  );
}
