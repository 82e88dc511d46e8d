import { ActionIcon, Button, Group, SegmentedControl, Text, Tooltip } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconKeyboard } from "@tabler/icons-react";
import { calendar as words } from "../words/calendar";
import classes from "./CalendarToolbar.module.css";
import { step, titleOf, VIEWS, type View } from "./days";
import type { useCalendar } from "./useCalendar";

interface Props {
  calendar: ReturnType<typeof useCalendar>;
  onHelp: () => void;
}

export function CalendarToolbar({ calendar, onHelp }: Props) {
  const { view, date, today, firstDay, from, to, look, isPhone } = calendar;
  const isHere = from <= today && today < to;
  return (
    <Group className={classes.bar} justify="space-between" gap="xs">
      <Group gap={6} wrap="nowrap" className={classes.where}>
        <Button variant="default" size="xs" aria-pressed={isHere} onClick={() => look({ date: null })}>
          {words.today}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={words.previous[view]}
          onClick={() => look({ date: step(view, date, -1) })}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={words.next[view]}
          onClick={() => look({ date: step(view, date, 1) })}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <Text component="h2" className={classes.title} aria-live="polite">
          {titleOf(view, date, firstDay, isPhone)}
        </Text>
      </Group>
      <Group gap={6} wrap="nowrap" className={classes.how}>
        <SegmentedControl
          size="xs"
          aria-label={words.view}
          value={view}
          onChange={(chosen) => look({ view: chosen as View })}
          data={VIEWS.map((each) => ({ value: each, label: words.views[each] }))}
          className={classes.views}
        />
        <Tooltip label={words.shortcuts.open}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            visibleFrom="sm"
            aria-label={words.shortcuts.open}
            onClick={onHelp}
          >
            <IconKeyboard size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  );
}
