import { Button, Stack, Text } from "@mantine/core";
import { IconPlus, type IconProps } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import { PageTitle } from "../parts/PageTitle";
import { NEW, useListAddress } from "./address";
import { type Entry, EntryList, type EntryListProps } from "./EntryList";
import classes from "./settings.module.css";

interface Props<Kind extends Entry> extends Pick<EntryListProps<Kind>, "found" | "texts" | "row"> {
  words: { title: string; about: string; add: string; none: string; noneMeans: string };
  icon: ComponentType<IconProps>;
  manages: boolean;
  /** In the place of the list, where something else has to come first. */
  before?: ReactNode;
  /** The form that is open beside it. */
  children: ReactNode;
}

/** Services, locations or providers: what there is, and a way to add to it. */
export function ListPage<Kind extends Entry>({ words, icon, manages, before, children, ...list }: Props<Kind>) {
  const { setOpen } = useListAddress();
  const add = manages && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(NEW)}>
      {words.add}
    </Button>
  );
  const empty = { title: words.none, text: words.noneMeans, icon, action: add };
  return (
    <Stack className={classes.page}>
      <Stack gap={4}>
        <PageTitle title={words.title}>{add}</PageTitle>
        <Text c="dimmed">{words.about}</Text>
      </Stack>
      {before ?? <EntryList title={words.title} empty={empty} {...list} />}
      {children}
    </Stack>
  );
}
