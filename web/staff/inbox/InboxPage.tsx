import { useParams } from "react-router";
import { Empty } from "../parts/Empty";
import { inbox as words } from "../words/inbox";
import { ConversationList } from "./ConversationList";
import { ConversationPane } from "./ConversationPane";
import classes from "./InboxPage.module.css";

/** All conversations, and the one that is open; on a phone one or the other. */
export function InboxPage() {
  const { conversationId } = useParams();
  return (
    <div className={classes.page} data-open={conversationId ? "" : undefined}>
      <ConversationList openId={conversationId} />
      {conversationId ? (
        <ConversationPane key={conversationId} id={conversationId} />
      ) : (
        <div className={classes.nothing}>
          <Empty title={words.choose} text={words.chooseMeans} />
        </div>
      )}
    </div>
  );
}
