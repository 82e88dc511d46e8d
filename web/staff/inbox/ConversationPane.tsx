import { Button, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMoodSearch } from "@tabler/icons-react";
import { Link } from "react-router";
import { useConversation } from "../api/conversations";
import { isRefusal } from "../api/refusal";
import { Empty } from "../parts/Empty";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { inbox as words } from "../words/inbox";
import { Composer } from "./Composer";
import { ConversationDetails } from "./ConversationDetails";
import { ConversationHeader } from "./ConversationHeader";
import classes from "./ConversationPane.module.css";
import { Transcript } from "./Transcript";
import { useTakingOver } from "./useTakingOver";
import { WhatToKnow } from "./WhatToKnow";

export function ConversationPane({ id }: { id: string }) {
  const { data: conversation, error, isPending, refetch } = useConversation(id);
  const [detailsOpen, details] = useDisclosure(false);
  const taking = useTakingOver(id, conversation);
  if (isPending) return <Loading />;
  if (!conversation) return <NotThere error={error} onRetry={refetch} />;
  return (
    <div className={classes.pane}>
      <div className={classes.talk}>
        <ConversationHeader conversation={conversation} taking={taking} onDetails={details.open} />
        {conversation.waiting_for_person && conversation.handover_note && (
          <p className={classes.asked}>{conversation.handover_note}</p>
        )}
        {taking.summary && <WhatToKnow lines={taking.summary} onDismiss={taking.dismiss} />}
        <Transcript conversation={conversation} />
        <Composer conversation={conversation} taking={taking} />
      </div>
      <aside className={classes.side} aria-label={words.details}>
        <ConversationDetails conversation={conversation} />
      </aside>
      <Drawer
        opened={detailsOpen}
        onClose={details.close}
        position="right"
        size="sm"
        title={words.details}
        closeButtonProps={{ "aria-label": words.dismiss }}
      >
        <ConversationDetails conversation={conversation} />
      </Drawer>
    </div>
  );
}

function NotThere({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (!isRefusal(error, "not_found")) {
    return (
      <div className={classes.failed}>
        <Failed error={error} onRetry={onRetry} />
      </div>
    );
  }
  return (
    <Empty title={words.missing} text={words.missingMeans} icon={IconMoodSearch}>
      <Button component={Link} to="/inbox" size="xs" variant="default">
        {words.back}
      </Button>
    </Empty>
  );
}
