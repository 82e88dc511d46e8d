import { ActionIcon, Group, Switch, Text, Title } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useNow } from "../api/clock";
import type { Location } from "../api/types";
import { useFirstDay } from "../parts/firstDay";
import { timeIn, zoneName } from "../parts/times";
import { hours as words } from "../words/hours";
import { CopyDay } from "./CopyDay";
import { blocksInWords } from "./clock";
import { OpeningFields } from "./OpeningFields";
import classes from "./WeeklyHours.module.css";
import { blocksOf, copied, type Day, daysFrom, lengthOf, nextOpening, type Opening, type Week } from "./week";

interface Props {
  location: Location;
  week: Week;
  /** Null where it is only to be read. */
  onChange: ((week: Week) => void) | null;
  onRemove: () => void;
}

/** The usual week at one location, on its clock. */
export function WeekCard({ location, week, onChange, onRemove }: Props) {
  const now = useNow()();
  const days = daysFrom(useFirstDay());
  const clock = `${timeIn(location.timezone, now)} ${zoneName(location.timezone, now)}`;
  return (
    <section className={classes.card} aria-label={location.name}>
      <Group className={classes.head} justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={3} size="h5">
            {location.name}
          </Title>
          <Text size="sm" c="dimmed">
            {words.zoneIs(location.timezone.replaceAll("_", " "), clock)} · {words.perWeek(inHours(lengthOf(week)))}
          </Text>
        </div>
        {onChange && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={words.removePlace(location.name)}
            onClick={onRemove}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <ul className={classes.days}>
        {days.map((day) => (
          <li key={day} className={classes.day}>
            {onChange ? (
              <DayFields
                day={day}
                place={location.name}
                openings={week[day]}
                onChange={(openings) => onChange({ ...week, [day]: openings })}
                onCopy={(days) => onChange(copied(week, day, days))}
              />
            ) : (
              <>
                <Text fw={500}>{words.days[day]}</Text>
                <Text c={week[day].length > 0 ? "inherit" : "dimmed"}>{blocksInWords(blocksOf(week[day]))}</Text>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DayProps {
  day: Day;
  place: string;
  openings: readonly Opening[];
  onChange: (openings: Opening[]) => void;
  onCopy: (days: Day[]) => void;
}

function DayFields({ day, place, openings, onChange, onCopy }: DayProps) {
  const name = words.days[day];
  return (
    <>
      <Switch
        label={name}
        withThumbIndicator={false}
        aria-label={words.works(name, place)}
        checked={openings.length > 0}
        onChange={(event) => onChange(event.currentTarget.checked ? [nextOpening([])] : [])}
        className={classes.switch}
      />
      {openings.length > 0 ? (
        <OpeningFields
          label={`${name}, ${place}`}
          nameOf={(number) => words.opening(name, place, number)}
          openings={openings}
          onChange={onChange}
        />
      ) : (
        <Text c="dimmed" size="sm" className={classes.closed}>
          {words.closed}
        </Text>
      )}
      <div className={classes.copy}>
        <CopyDay day={day} onCopy={onCopy} />
      </div>
    </>
  );
}

/** A working week is counted in hours, however many days they would fill. */
function inHours(minutes: number): string {
  return words.hoursAndMinutes(Math.floor(minutes / 60), minutes % 60);
}
