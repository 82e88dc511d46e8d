import { Alert, Text } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import type { Change } from "../../api/types";
import { booking as words } from "../../words/booking";
import { shell } from "../../words/shell";
import { actorName, toldChange } from "./told";

interface Props {
  latest: Change | undefined;
  onSeen: () => void;
}

/** Somebody else has changed it while it is open. */
export function News({ latest, onSeen }: Props) {
  return (
    <Alert
      color="blue"
      mb="md"
      role="status"
      icon={<IconRefresh size={18} aria-hidden />}
      title={words.news}
      withCloseButton
      closeButtonLabel={shell.close}
      onClose={onSeen}
    >
      {latest && <Text size="sm">{words.newsOf(actorName(latest.actor), toldChange(latest))}</Text>}
    </Alert>
  );
}
