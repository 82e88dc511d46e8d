import { Button, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { PageTitle } from "../parts/PageTitle";
import { shell } from "../words/shell";

/** In place of a page: why it is not there, and the way out. */
export function NoPage({ title, text }: { title: string; text: string }) {
  return (
    <Stack align="flex-start" maw={520}>
      <PageTitle title={title} />
      <Text c="dimmed">{text}</Text>
      <Button component={Link} to="/">
        {shell.toBookings}
      </Button>
    </Stack>
  );
}
