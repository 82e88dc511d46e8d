import "@mantine/dates/styles.layer.css";
import { ActionIcon, Badge, Button, Group, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { Calendar } from "@mantine/dates";
import { useMediaQuery } from "@mantine/hooks";
import { IconCalendar, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useNow } from "../api/clock";
import type { WorkingTimes } from "../api/hours";
import { type Override, useCatalogChanged } from "../api/managed";
import type { Location, Provider } from "../api/types";
import { askFirst } from "../parts/askFirst";
import { Empty } from "../parts/Empty";
import { useFirstDay } from "../parts/firstDay";
import { tellDone, tellFailed } from "../parts/notices";
import { hours as words } from "../words/hours";
import { settings } from "../words/settings";
import { changeKnowingly } from "./Affected";
import { blocksInWords, dateInWords } from "./clock";
import { putOverrides } from "./providerCalls";
import classes from "./SpecialDates.module.css";
import { SpecialDay } from "./SpecialDay";
import { daysOff } from "./timeOff";
import { readingOf } from "./zoned";

interface Props extends WorkingTimes {
  provider: Provider;
  locations: readonly Location[];
  zone: string;
  manages: boolean;
}

type Mark = "closed" | "special" | "off";

export function SpecialDates({ provider, hours, overrides, versions, timeOff, locations, zone, manages }: Props) {
  const [day, setDay] = useState<string | null>(null);
  const today = readingOf(zone, useNow()()).date;
  const works = new Set([...hours, ...overrides].map((each) => each.location_id));
  const places = locations.filter((each) => works.has(each.id) && !each.archived);
  const off = daysOff(timeOff, zone);
  const markOf = (date: string): Mark | undefined => {
    const special = overrides.filter((each) => each.date === date);
    if (special.length > 0) return special.some((each) => each.hours.length > 0) ? "special" : "closed";
    return off.has(date) ? "off" : undefined;
  };
  if (places.length === 0) return <Empty title={words.noPlacesForDates} icon={IconCalendar} />;
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {words.datesAbout}
      </Text>
      <Months today={today} markOf={markOf} onOpen={manages ? setDay : null} />
      <Upcoming
        provider={provider}
        overrides={overrides}
        version={versions.overrides}
        locations={locations}
        today={today}
        onOpen={manages ? setDay : null}
      />
      {day !== null && (
        <SpecialDay
          key={day}
          provider={provider}
          date={day}
          hours={hours}
          overrides={overrides}
          version={versions.overrides}
          places={places}
          isOff={off.has(day)}
          onClose={() => setDay(null)}
        />
      )}
    </Stack>
  );
}

interface MonthsProps {
  today: string;
  markOf: (date: string) => Mark | undefined;
  onOpen: ((date: string) => void) | null;
}

function Months({ today, markOf, onOpen }: MonthsProps) {
  const [month, setMonth] = useState(today);
  const wide = useMediaQuery("(min-width: 75em)", true, { getInitialValueInEffect: false });
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const columns = narrow ? 1 : wide ? 3 : 2;
  const dayProps = (date: string) => {
    const mark = markOf(date);
    return {
      "data-mark": mark,
      "data-now": date === today || undefined,
      "aria-label": mark ? `${dateInWords(date)}: ${words.dayMarks[mark]}` : dateInWords(date),
      disabled: date < today,
      // Without a way to change it, it is no button.
      ...(onOpen ? { onClick: () => onOpen(date) } : { static: true }),
    };
  };
  return (
    <div className={classes.card}>
      <Calendar
        date={month}
        onDateChange={setMonth}
        numberOfColumns={columns}
        maxLevel="month"
        minDate={today}
        getDayProps={dayProps}
        firstDayOfWeek={useFirstDay()}
        hideOutsideDates
        size="md"
        previousLabel={words.previousMonth}
        nextLabel={words.nextMonth}
        ariaLabels={{ previousMonth: words.previousMonth, nextMonth: words.nextMonth }}
        classNames={{ day: classes.day, levelsGroup: classes.months }}
      />
      <ul className={classes.legend} aria-label={words.legend}>
        {(["special", "closed", "off"] as const).map((mark) => (
          <li key={mark}>
            <span className={classes.sample} data-mark={mark} aria-hidden />
            {{ special: words.legendSpecial, closed: words.legendClosed, off: words.legendOff }[mark]}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface UpcomingProps {
  provider: Provider;
  overrides: Override[];
  version: string;
  locations: readonly Location[];
  today: string;
  onOpen: ((date: string) => void) | null;
}

function Upcoming({ provider, overrides, version, locations, today, onOpen }: UpcomingProps) {
  const [withPast, setWithPast] = useState(false);
  const changed = useCatalogChanged();
  const nameOf = (id: string) => locations.find((each) => each.id === id)?.name ?? id;
  const removing = useMutation({
    mutationFn: async (gone: Override) => {
      const text = words.clearText(dateInWords(gone.date), nameOf(gone.location_id));
      if (!(await askFirst({ title: words.clearAsk, text, confirm: words.clearConfirm }))) return null;
      const left = overrides.filter((each) => each !== gone);
      return changeKnowingly((preview) => putOverrides(provider.id, left, version, preview));
    },
    onSuccess: (done) => {
      if (!done) return;
      changed();
      tellDone(settings.saved);
    },
    onError: (error) => {
      changed();
      tellFailed(error);
    },
  });
  const past = overrides.filter((each) => each.date < today).length;
  const shown = overrides
    .filter((each) => withPast || each.date >= today)
    .sort((one, other) => one.date.localeCompare(other.date));
  return (
    <section aria-label={words.upcoming}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {words.upcoming}
        </Title>
        {past > 0 && !withPast && (
          <Button variant="subtle" size="compact-sm" onClick={() => setWithPast(true)}>
            {words.past(past)}
          </Button>
        )}
      </Group>
      {shown.length === 0 && <Empty title={words.noDates} text={words.noDatesMeans} icon={IconCalendar} />}
      {shown.length > 0 && (
        <ul className={classes.list}>
          {shown.map((each) => (
            <li key={`${each.date} ${each.location_id}`}>
              <div className={classes.what}>
                {onOpen && each.date >= today ? (
                  <UnstyledButton
                    fw={600}
                    onClick={() => onOpen(each.date)}
                    aria-label={words.editDate(dateInWords(each.date))}
                    className={classes.date}
                  >
                    {dateInWords(each.date)}
                  </UnstyledButton>
                ) : (
                  <Text fw={600}>{dateInWords(each.date)}</Text>
                )}
                <Text size="sm" c="dimmed">
                  {nameOf(each.location_id)}
                </Text>
              </div>
              {each.hours.length === 0 ? (
                <Badge color="red" variant="light" tt="none">
                  {words.closed}
                </Badge>
              ) : (
                <Text size="sm">{blocksInWords(each.hours)}</Text>
              )}
              {onOpen && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={words.clearDate(`${dateInWords(each.date)}, ${nameOf(each.location_id)}`)}
                  onClick={() => removing.mutate(each)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
