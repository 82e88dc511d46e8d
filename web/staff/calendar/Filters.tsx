import { Button, Drawer, Group, Select, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useLocations, useProviders, useServices } from "../api/catalog";
import { calendar as words } from "../words/calendar";
import { shell } from "../words/shell";
import { countFilters, type Filter, NO_FILTERS } from "./address";
import classes from "./Filters.module.css";
import { Legend } from "./Legend";
import { StatusFilter } from "./StatusFilter";
import type { useCalendar } from "./useCalendar";
import { ZoneNote } from "./ZoneNote";

interface Props {
  calendar: ReturnType<typeof useCalendar>;
}

/** In a line of their own; on a phone behind a button. */
export function Filters({ calendar }: Props) {
  const [opened, drawer] = useDisclosure(false);
  const { looking, look, isPhone, bookings } = calendar;
  const count = countFilters(looking);
  const clear = count > 0 && (
    <Button variant="subtle" size="sm" onClick={() => look(NO_FILTERS)}>
      {words.clearFilters}
    </Button>
  );
  if (!isPhone) {
    return (
      <Group gap="xs" role="group" aria-label={words.filters}>
        <Dropdowns calendar={calendar} />
        {clear}
      </Group>
    );
  }
  return (
    <>
      <Button
        variant="default"
        fullWidth
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        onClick={drawer.open}
      >
        {count > 0 ? words.filtersOn(count) : words.filters}
      </Button>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        title={words.filters}
        position="bottom"
        size="auto"
        closeButtonProps={{ "aria-label": shell.close }}
      >
        <Stack>
          <Dropdowns calendar={calendar} />
          <Legend />
          <ZoneNote calendar={calendar} />
          <Group grow>
            {clear}
            <Button onClick={drawer.close}>{words.showBookings(bookings.length)}</Button>
          </Group>
        </Stack>
      </Drawer>
    </>
  );
}

function Dropdowns({ calendar }: Props) {
  const { looking, look } = calendar;
  const services = useServices();
  const locations = useLocations();
  const providers = useProviders();
  const choice = (filter: Exclude<Filter, "status">, all: string, entries: Entry[] | undefined) => (
    <Select
      className={classes.filter}
      aria-label={words[filter]}
      placeholder={all}
      value={looking[filter]}
      onChange={(value) => look({ [filter]: value })}
      data={choices(entries ?? [], looking[filter])}
      nothingFoundMessage={words.nothingFound}
      clearable
      searchable
      clearButtonProps={{ "aria-label": all }}
      comboboxProps={{ shadow: "md" }}
    />
  );
  return (
    <>
      {choice("service", words.allServices, services.data)}
      {choice("location", words.allLocations, locations.data)}
      {choice("provider", words.allProviders, providers.data)}
      <StatusFilter className={classes.filter} chosen={looking.status} onChange={(status) => look({ status })} />
    </>
  );
}

interface Entry {
  id: string;
  name: string;
  archived: boolean;
}

/** What is out of use can still have bookings; it stands last. */
function choices(entries: readonly Entry[], chosen: string | null) {
  const found = [...entries].sort((one, other) => Number(one.archived) - Number(other.archived));
  const options = found.map(({ id, name, archived }) => ({ value: id, label: archived ? words.archived(name) : name }));
  if (chosen && !options.some((each) => each.value === chosen)) options.push({ value: chosen, label: chosen });
  return options;
}
