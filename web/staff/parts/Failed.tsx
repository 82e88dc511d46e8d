import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { problems } from "../words/problems";
import { explained } from "./explained";

interface Props {
  error: unknown;
  onRetry?: () => void;
  title?: string;
}

/** In the place of what could not be loaded, with a way out. */
export function Failed({ error, onRetry, title = problems.failedToLoad }: Props) {
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{explained(error)}</Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {problems.tryAgain}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
