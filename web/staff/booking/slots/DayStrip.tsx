import { ActionIcon, Group, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { dayIn, weekdayIn } from "../../parts/times";
import { slots as words } from "../../words/slots";
import classes from "./DayStrip.module.css";
import { noonOf, plusDays } from "./days";

interface Props {
  date: string;
  /** The days of its week. */
  week: readonly string[];
  /** How many slots a day has; undefined while that is not known. */
  freeOn: (date: string) => number | undefined;
  onDate: (date: string) => void;
}

/** The week of a date; days without a free slot are pale and have no mark. */
export function DayStrip({ date, week, freeOn, onDate }: Props) {
  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={words.days}>
      <Arrow label={words.previousWeek} icon={IconChevronLeft} onClick={() => onDate(plusDays(date, -7))} />
      <div className={classes.days}>
        {week.map((day) => {
          const free = freeOn(day);
          return (
            <UnstyledButton
              key={day}
              className={classes.day}
              aria-pressed={day === date}
              data-free={free ? true : undefined}
              data-full={free === 0 || undefined}
              onClick={() => onDate(day)}
            >
              <VisuallyHidden>{words.dayName(dayIn("UTC", noonOf(day)), free)}</VisuallyHidden>
              <span className={classes.weekday} aria-hidden>
                {weekdayIn("UTC", noonOf(day))}
              </span>
              <span className={classes.number} aria-hidden>
                {Number(day.slice(8))}
              </span>
              <span className={classes.mark} />
            </UnstyledButton>
          );
        })}
      </div>
      <Arrow label={words.nextWeek} icon={IconChevronRight} onClick={() => onDate(plusDays(date, 7))} />
    </Group>
  );
}

interface ArrowProps {
  label: string;
  icon: typeof IconChevronLeft;
  onClick: () => void;
}

function Arrow({ label, icon: Icon, onClick }: ArrowProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
}
