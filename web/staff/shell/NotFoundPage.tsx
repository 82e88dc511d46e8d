import { Button, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { PageTitle } from "../parts/PageTitle";
import { shell } from "../words/shell";

export function NotFoundPage() {
  return (
    <Stack align="flex-start" maw={520}>
      <PageTitle title={shell.notFound} />
      <Text c="dimmed">{shell.notFoundMeans}</Text>
      <Button component={Link} to="/">
        {shell.toBookings}
      </Button>
    </Stack>
  );
}
