import { ActionIcon, Badge, Button, Menu, Stack, Switch, Text, TextInput } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconDots, IconPencil, type IconProps, IconSearch } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ComponentType, ReactNode } from "react";
import { Link, type To } from "react-router";
import { Empty } from "../parts/Empty";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { settings as words } from "../words/settings";
import { useListAddress } from "./address";
import { matches } from "./searching";
import classes from "./settings.module.css";

export interface Entry {
  id: string;
  name: string;
  archived: boolean;
}

export interface EntryListProps<Kind extends Entry> {
  title: string;
  found: Pick<UseQueryResult<Kind[]>, "data" | "error" | "refetch">;
  /** By what else than its name it is found. */
  texts: (entry: Kind) => (string | null | undefined)[];
  empty: { title: string; text: string; icon: ComponentType<IconProps>; action?: ReactNode };
  row: (entry: Kind) => ReactNode;
}

/** What there is, with those that are out of use on demand. */
export function EntryList<Kind extends Entry>({ title, found, texts, empty, row }: EntryListProps<Kind>) {
  const { query, setQuery, withArchived, setWithArchived } = useListAddress();
  const { data, error, refetch } = found;
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />;
  if (data.length === 0) {
    return (
      <Empty title={empty.title} text={empty.text} icon={empty.icon}>
        {empty.action}
      </Empty>
    );
  }
  const archived = data.filter((each) => each.archived).length;
  const inUse = data.filter((each) => withArchived || !each.archived);
  const shown = inUse.filter((each) => matches(query, each.name, ...texts(each)));
  return (
    <Stack gap="sm">
      <div className={classes.finding}>
        <TextInput
          type="search"
          aria-label={words.searchIn(title)}
          placeholder={words.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          className={classes.search}
        />
        {archived > 0 && (
          <Switch
            withThumbIndicator={false}
            label={words.showArchived(archived)}
            checked={withArchived}
            onChange={(event) => setWithArchived(event.currentTarget.checked)}
          />
        )}
      </div>
      {shown.length > 0 ? (
        <ul className={`${classes.card} ${classes.rows}`} aria-label={title}>
          {shown.map(row)}
        </ul>
      ) : query === "" ? (
        <Empty title={empty.title} text={empty.text} icon={empty.icon}>
          {empty.action}
        </Empty>
      ) : (
        <Empty title={words.nothingFound} text={words.nothingFoundMeans(query)} icon={IconSearch}>
          <Button variant="default" size="xs" onClick={() => setQuery("")}>
            {words.clearSearch}
          </Button>
        </Empty>
      )}
    </Stack>
  );
}

interface RowProps {
  entry: Entry;
  /** Null where there is no more to see than this. */
  to: To | null;
  picture?: ReactNode;
  text?: string;
  facts: ReactNode;
  manage: { onArchive: () => void; onRestore: () => void } | null;
}

export function EntryRow({ entry, to, picture, text, facts, manage }: RowProps) {
  return (
    <li
      className={classes.row}
      data-off={entry.archived || undefined}
      data-picture={picture !== undefined || undefined}
    >
      <div className={classes.main}>
        {picture}
        <div className={classes.name}>
          {to === null ? (
            <Text fw={600}>{entry.name}</Text>
          ) : (
            <Link to={to} className={classes.link}>
              {entry.name}
            </Link>
          )}
          {text && (
            <Text size="sm" c="dimmed" lineClamp={2}>
              {text}
            </Text>
          )}
        </div>
      </div>
      <div className={classes.facts}>
        {entry.archived && (
          <Badge variant="light" color="gray" tt="none">
            {words.archived}
          </Badge>
        )}
        {facts}
      </div>
      {manage && to !== null && <Actions entry={entry} to={to} {...manage} />}
    </li>
  );
}

interface ActionsProps {
  entry: Entry;
  to: To;
  onArchive: () => void;
  onRestore: () => void;
}

function Actions({ entry, to, onArchive, onRestore }: ActionsProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={classes.actions}
          aria-label={words.actionsFor(entry.name)}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={to} leftSection={<IconPencil size={16} aria-hidden />}>
          {words.edit}
        </Menu.Item>
        {entry.archived ? (
          <Menu.Item leftSection={<IconArchiveOff size={16} aria-hidden />} onClick={onRestore}>
            {words.restore}
          </Menu.Item>
        ) : (
          <Menu.Item color="red" leftSection={<IconArchive size={16} aria-hidden />} onClick={onArchive}>
            {words.archive}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
