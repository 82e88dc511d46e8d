import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useEffect } from "react";
import { Link, useRouteError } from "react-router";
import { shell } from "../words/shell";

/** A page that was loaded before an update asks for files that are gone. */
const MISSING_FILE = /dynamically imported module|module script failed|Unable to preload/i;

export function CrashPage() {
  const error = useRouteError();
  const outdated = error instanceof Error && MISSING_FILE.test(error.message);
  const title = outdated ? shell.outdated : shell.crashed;
  useEffect(() => {
    document.title = shell.pageTitle(title);
  }, [title]);
  return (
    <Stack align="flex-start" maw={520} p="md" role="alert">
      <Title order={1} size="h2">
        {title}
      </Title>
      <Text c="dimmed">{outdated ? shell.outdatedMeans : shell.crashedMeans}</Text>
      <Group>
        <Button onClick={() => globalThis.location.reload()}>{outdated ? shell.reload : shell.tryAgain}</Button>
        <Button variant="default" component={Link} to="/" reloadDocument>
          {shell.toBookings}
        </Button>
      </Group>
    </Stack>
  );
}
