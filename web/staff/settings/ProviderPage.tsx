import { ActionIcon, Alert, Anchor, Avatar, Button, Group, Menu, Stack } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconArrowLeft, IconDots, IconUsers } from "@tabler/icons-react";
import { Link, useParams, useSearchParams } from "react-router";
import { useBusiness, useLocations, useProviders, useServices } from "../api/catalog";
import { useWorkingTimes } from "../api/hours";
import { may } from "../api/permissions";
import { useUser } from "../api/session";
import type { Provider } from "../api/types";
import { Empty } from "../parts/Empty";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { PageTitle } from "../parts/PageTitle";
import { providers as words } from "../words/providers";
import { settings } from "../words/settings";
import { useArchiving } from "./archiving";
import { CalendarsSection } from "./CalendarsSection";
import { ProviderDetails } from "./ProviderDetails";
import { PROVIDER_CALLS } from "./providerCalls";
import { SpecialDates } from "./SpecialDates";
import classes from "./settings.module.css";
import { TimeOffSection } from "./TimeOffSection";
import { WeeklyHours } from "./WeeklyHours";

const PARTS = {
  hours: words.hours,
  dates: words.dates,
  off: words.timeOff,
  calendars: words.calendars,
  details: words.details,
} as const;
type Part = keyof typeof PARTS;

export function ProviderPage() {
  const { providerId = "" } = useParams();
  const { data: providers, error, refetch } = useProviders();
  const provider = providers?.find((each) => each.id === providerId);
  if (!providers) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />;
  return provider ? <Found key={provider.id} provider={provider} /> : <Missing />;
}

function Missing() {
  return (
    <Stack className={classes.page}>
      <PageTitle title={words.notFound} />
      <Empty title={words.notFound} text={words.notFoundMeans} icon={IconUsers}>
        <Button component={Link} to="/scheduling/providers" mt="xs">
          {words.all}
        </Button>
      </Empty>
    </Stack>
  );
}

function Found({ provider }: { provider: Provider }) {
  const manages = may(useUser(), "manage_business");
  const [search] = useSearchParams();
  const asked = search.get("show");
  const part: Part = asked !== null && asked in PARTS ? (asked as Part) : "hours";
  return (
    <Stack className={classes.page}>
      <Anchor component={Link} to="/scheduling/providers" size="sm" className={classes.back}>
        <IconArrowLeft size={14} aria-hidden /> {words.all}
      </Anchor>
      <Group gap="md" wrap="nowrap">
        <Avatar name={provider.name} color="pine" radius="xl" size={48} aria-hidden />
        <div className={classes.grow}>
          <PageTitle title={provider.name}>{manages && <Actions provider={provider} />}</PageTitle>
        </div>
      </Group>
      {provider.archived && <Alert color="gray">{words.archivedMeans}</Alert>}
      <nav aria-label={words.sections}>
        <ul className={classes.tabs}>
          {Object.entries(PARTS).map(([each, label]) => (
            <li key={each}>
              <Link
                to={{ search: each === "hours" ? "" : `?show=${each}` }}
                className={classes.tab}
                aria-current={each === part ? "page" : undefined}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Shown provider={provider} part={part} manages={manages && !provider.archived} />
    </Stack>
  );
}

function Shown({ provider, part, manages }: { provider: Provider; part: Part; manages: boolean }) {
  const times = useWorkingTimes(provider.id);
  const { data: locations } = useLocations();
  const { data: services } = useServices();
  const { data: business } = useBusiness();
  if (times.error && !times.data) return <Failed error={times.error} onRetry={() => void times.refetch()} />;
  if (!times.data || !locations || !services || !business) return <Loading />;
  const shared = { provider, manages, locations, zone: business.timezone, ...times.data };
  switch (part) {
    case "hours":
      return <WeeklyHours {...shared} />;
    case "dates":
      return <SpecialDates {...shared} />;
    case "off":
      return <TimeOffSection {...shared} />;
    case "calendars":
      return <CalendarsSection provider={provider} zone={business.timezone} />;
    case "details":
      return <ProviderDetails provider={provider} services={services} manages={manages} />;
  }
}

function Actions({ provider }: { provider: Provider }) {
  const { onArchive, onRestore } = useArchiving(PROVIDER_CALLS)(provider);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={settings.actionsFor(provider.name)}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {provider.archived ? (
          <Menu.Item leftSection={<IconArchiveOff size={16} aria-hidden />} onClick={onRestore}>
            {settings.restore}
          </Menu.Item>
        ) : (
          <Menu.Item color="red" leftSection={<IconArchive size={16} aria-hidden />} onClick={onArchive}>
            {settings.archive}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
