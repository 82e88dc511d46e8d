import { IconBrandWhatsapp, IconHandStop, IconMessage2, IconRobot, IconUserCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Link, useLocation } from "react-router";
import { useBusiness } from "../api/catalog";
import type { ConversationSummary } from "../api/conversations";
import { useUser } from "../api/session";
import { inbox as words } from "../words/inbox";
import classes from "./ConversationRow.module.css";
import { nameOf } from "./nameOf";
import { useNow } from "./useNow";
import { whenInList } from "./whenInList";

const ICON = { size: 14, stroke: 2, "aria-hidden": true } as const;
const CHANNEL_ICONS: Record<string, typeof IconMessage2> = { whatsapp: IconBrandWhatsapp };

interface Props {
  conversation: ConversationSummary;
  isOpen: boolean;
}

export function ConversationRow({ conversation, isOpen }: Props) {
  const { search } = useLocation();
  const { data: business } = useBusiness();
  const now = useNow();
  const link = useRef<HTMLAnchorElement>(null);
  const Channel = CHANNEL_ICONS[conversation.channel] ?? IconMessage2;
  useEffect(() => {
    if (isOpen) link.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  return (
    <li>
      <Link
        ref={link}
        to={{ pathname: `/inbox/${conversation.id}`, search: withoutBooking(search) }}
        className={classes.row}
        aria-current={isOpen ? "true" : undefined}
        data-unread={conversation.unread > 0 || undefined}
      >
        <span className={classes.line}>
          <Channel {...ICON} />
          <span className={classes.name} dir="auto">
            {nameOf(conversation)}
          </span>
          <time className={classes.time} dateTime={conversation.last_activity_at}>
            {business && whenInList(business.timezone, conversation.last_activity_at, now)}
          </time>
        </span>
        <span className={classes.line}>
          <Preview conversation={conversation} />
          {conversation.unread > 0 && (
            <span className={classes.unread}>
              <span aria-hidden>{conversation.unread}</span>
              <span className={classes.said}>{words.unread(conversation.unread)}</span>
            </span>
          )}
        </span>
        <Marks conversation={conversation} />
      </Link>
    </li>
  );
}

function Preview({ conversation }: { conversation: ConversationSummary }) {
  const me = useUser();
  const last = conversation.last_message;
  if (!last) return <span className={classes.preview}>{words.nothingSaid}</span>;
  const isMine = last.role === "staff" && last.author === me.name;
  return (
    <span className={classes.preview}>
      {isMine ? words.you : words.saidBy[last.role]}
      {last.text}
    </span>
  );
}

function Marks({ conversation }: { conversation: ConversationSummary }) {
  const me = useUser();
  const isTaken = conversation.owner === "staff";
  if (!isTaken && !conversation.waiting_for_person && !conversation.agent_at_work) return null;
  return (
    <span className={classes.marks}>
      {conversation.waiting_for_person && (
        <span className={classes.mark} data-mark="waiting">
          <IconHandStop {...ICON} />
          {words.waiting}
        </span>
      )}
      {isTaken && (
        <span className={classes.mark} data-mark="taken">
          <IconUserCheck {...ICON} />
          {conversation.owner_staff_id === me.id
            ? words.withYou
            : words.withPerson(conversation.owner_name ?? words.somebody)}
        </span>
      )}
      {conversation.agent_at_work && (
        <span className={classes.mark} data-mark="work">
          <IconRobot {...ICON} />
          {words.atWork}
        </span>
      )}
    </span>
  );
}

/** A booking that is open beside one conversation is not open beside the next. */
function withoutBooking(search: string): string {
  const kept = new URLSearchParams(search);
  kept.delete("booking");
  return kept.toString();
}
