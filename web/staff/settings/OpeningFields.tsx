import { ActionIcon, Group, Text } from "@mantine/core";
import { TimeInput } from "@mantine/dates";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useId } from "react";
import { hours as words } from "../words/hours";
import classes from "./WeeklyHours.module.css";
import { nextOpening, type Opening, troublesOf } from "./week";

interface Props {
  /** Whose hours these are, such as "Monday at Downtown": every control is named after it. */
  label: string;
  nameOf: (number: number) => string;
  openings: readonly Opening[];
  onChange: (openings: Opening[]) => void;
}

/** The openings of one day, of which there may be several. */
export function OpeningFields({ label, nameOf, openings, onChange }: Props) {
  const troubles = troublesOf(openings);
  const change = (changed: Opening) => onChange(openings.map((each) => (each.key === changed.key ? changed : each)));
  return (
    <div className={classes.openings}>
      {openings.map((opening, index) => (
        <OpeningField
          key={opening.key}
          name={nameOf(index + 1)}
          opening={opening}
          trouble={troubles.get(opening.key)}
          onChange={change}
          onRemove={() => onChange(openings.filter((each) => each.key !== opening.key))}
        >
          {index === openings.length - 1 && (
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={words.add(label)}
              title={words.addShort}
              onClick={() => onChange([...openings, nextOpening(openings)])}
            >
              <IconPlus size={18} aria-hidden />
            </ActionIcon>
          )}
        </OpeningField>
      ))}
    </div>
  );
}

interface FieldProps {
  name: string;
  opening: Opening;
  trouble: keyof typeof words.problems | undefined;
  onChange: (opening: Opening) => void;
  onRemove: () => void;
  children: React.ReactNode;
}

function OpeningField({ name, opening, trouble, onChange, onRemove, children }: FieldProps) {
  const told = useId();
  const shared = { error: trouble !== undefined, "aria-describedby": trouble ? told : undefined, size: "sm" } as const;
  return (
    <div>
      <Group gap={6} wrap="nowrap">
        <TimeInput
          {...shared}
          aria-label={words.from(name)}
          value={opening.from}
          onChange={(event) => onChange({ ...opening, from: event.currentTarget.value })}
          className={classes.time}
        />
        <span aria-hidden>–</span>
        <TimeInput
          {...shared}
          aria-label={words.to(name)}
          value={opening.to}
          title={opening.to === "00:00" ? words.midnight : undefined}
          onChange={(event) => onChange({ ...opening, to: event.currentTarget.value })}
          className={classes.time}
        />
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.remove(name)} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
        <div className={classes.more}>{children}</div>
      </Group>
      {trouble && (
        <Text id={told} size="xs" c="var(--mantine-color-error)" mt={2} maw={320}>
          {words.problems[trouble]}
        </Text>
      )}
    </div>
  );
}
