import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconArrowLeft,
  IconDownload,
  IconHandStop,
  IconInfoCircle,
  IconRobot,
  IconUserCheck,
} from "@tabler/icons-react";
import { Link, useLocation } from "react-router";
import { type Conversation, exportAddress } from "../api/conversations";
import { inbox as words } from "../words/inbox";
import classes from "./ConversationHeader.module.css";
import paneClasses from "./ConversationPane.module.css";
import { HandBackDialog } from "./HandBackDialog";
import { nameOf } from "./nameOf";
import type { Taking } from "./useTakingOver";

interface Props {
  conversation: Conversation;
  taking: Taking;
  onDetails: () => void;
}

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

export function ConversationHeader({ conversation, taking, onDetails }: Props) {
  const { search } = useLocation();
  const [handingBack, dialog] = useDisclosure(false);
  return (
    <header className={classes.header}>
      <ActionIcon
        component={Link}
        to={{ pathname: "/inbox", search }}
        variant="subtle"
        color="gray"
        size="lg"
        hiddenFrom="sm"
        aria-label={words.back}
      >
        <IconArrowLeft {...ICON} />
      </ActionIcon>
      <div className={classes.names}>
        <h2 className={classes.name} dir="auto">
          {nameOf(conversation)}
        </h2>
        <WhoAnswers conversation={conversation} taking={taking} />
      </div>
      <div className={classes.actions}>
        {taking.isMine ? (
          <Button size="xs" variant="default" leftSection={<IconRobot {...ICON} size={16} />} onClick={dialog.open}>
            {words.handBack}
          </Button>
        ) : (
          <Button
            size="xs"
            variant={conversation.waiting_for_person ? "filled" : "light"}
            loading={taking.isStarting}
            onClick={taking.start}
          >
            {words.takeOver}
          </Button>
        )}
        <Tooltip label={words.exportAll}>
          <ActionIcon
            component="a"
            href={exportAddress(conversation.id)}
            download
            variant="subtle"
            color="gray"
            size="lg"
            visibleFrom="sm"
            aria-label={words.exportAll}
          >
            <IconDownload {...ICON} />
          </ActionIcon>
        </Tooltip>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={paneClasses.onlyNarrow}
          aria-label={words.details}
          onClick={onDetails}
        >
          <IconInfoCircle {...ICON} />
        </ActionIcon>
      </div>
      <HandBackDialog id={conversation.id} opened={handingBack} onClose={dialog.close} />
    </header>
  );
}

function WhoAnswers({ conversation, taking }: Omit<Props, "onDetails">) {
  const small = { ...ICON, size: 14, stroke: 2 };
  if (taking.isMine || taking.other) {
    return (
      <p className={classes.answers} data-who="person" role="status">
        <IconUserCheck {...small} />
        {taking.other ? words.personAnswers(taking.other) : words.youAnswer}
      </p>
    );
  }
  if (conversation.waiting_for_person) {
    return (
      <p className={classes.answers} data-who="waiting" role="status">
        <IconHandStop {...small} />
        {words.agentWaits}
      </p>
    );
  }
  return (
    <p className={classes.answers} role="status">
      <IconRobot {...small} />
      {conversation.agent_at_work ? words.atWork : words.agentAnswers}
    </p>
  );
}
