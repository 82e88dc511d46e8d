import { Button, Text, VisuallyHidden } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { Fragment, useCallback, useEffect, useRef } from "react";
import { useBusiness } from "../api/catalog";
import { type Conversation, inOrder, type Message, useMessages } from "../api/conversations";
import { useUser } from "../api/session";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { dateIn, dayIn } from "../parts/times";
import { MessageItem, whoSaid } from "../transcript/MessageItem";
import { inbox as words } from "../words/inbox";
import classes from "./Transcript.module.css";
import { useReading } from "./useReading";
import { useScrollKeeping } from "./useScrollKeeping";

/** What was said, from its end; what was said before comes as the reader scrolls up. */
export function Transcript({ conversation }: { conversation: Conversation }) {
  const me = useUser();
  const found = useMessages(conversation.id);
  const { data: business } = useBusiness();
  // Times are read by the business's clocks: until those are known nothing is shown, and so nothing is scrolled.
  const messages = business ? inOrder(found.data?.pages) : [];
  const isThere = found.isSuccess && business !== undefined;
  const isMine = useCallback((each: Message) => each.role === "staff" && each.author === me.name, [me.name]);
  const { viewport, isAtEnd, news, toEnd } = useScrollKeeping(messages, isMine);
  useReading(conversation, messages.at(-1), isAtEnd);
  const earlier = useEarlier(isThere && found.hasNextPage && !found.isFetchingNextPage, found.fetchNextPage);
  return (
    <div className={classes.place}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard. */}
      <section ref={viewport} className={classes.viewport} aria-label={words.transcript} tabIndex={0}>
        {found.isPending && <Loading />}
        {found.isError && !found.data && <Failed error={found.error} onRetry={found.refetch} />}
        {isThere && (
          <div ref={earlier} className={classes.beginning}>
            {found.hasNextPage ? (
              <Button
                size="xs"
                variant="subtle"
                loading={found.isFetchingNextPage}
                onClick={() => found.fetchNextPage()}
              >
                {words.earlier}
              </Button>
            ) : (
              messages.length > 0 && words.beginning
            )}
          </div>
        )}
        {business && <Days messages={messages} timeZone={business.timezone} customer={conversation.contact.name} />}
        {isThere && messages.length === 0 && (
          <Text c="dimmed" size="sm" ta="center">
            {words.nothingSaid}
          </Text>
        )}
      </section>
      {(news > 0 || !isAtEnd) && (
        <Button
          className={classes.pill}
          size="xs"
          radius="xl"
          variant={news > 0 ? "filled" : "default"}
          leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={toEnd}
        >
          {news > 0 ? words.news(news) : words.toEnd}
        </Button>
      )}
      <Announcer last={messages.at(-1)} customer={conversation.contact.name} />
    </div>
  );
}

interface DaysProps {
  messages: readonly Message[];
  timeZone: string;
  customer: string;
}

function Days({ messages, timeZone, customer }: DaysProps) {
  const dayOf = (each: Message | undefined) => each && dateIn(timeZone, each.at);
  return (
    <ol className={classes.messages}>
      {messages.map((each, index) => (
        <Fragment key={each.id}>
          {dayOf(each) !== dayOf(messages[index - 1]) && (
            <li className={classes.day}>
              <span>{dayIn(timeZone, each.at)}</span>
            </li>
          )}
          <MessageItem message={each} timeZone={timeZone} customer={customer} />
        </Fragment>
      ))}
    </ol>
  );
}

/** Fetches more when its element comes into view. */
function useEarlier(isWanted: boolean, fetchMore: () => unknown) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isWanted || !element.current) return;
    const watching = new IntersectionObserver(
      (entries) => {
        if (entries.some((each) => each.isIntersecting)) fetchMore();
      },
      { root: element.current.parentElement, rootMargin: "200px 0px 0px" },
    );
    watching.observe(element.current);
    return () => watching.disconnect();
  }, [isWanted, fetchMore]);
  return element;
}

/** Tells those who do not see it what has been said since they came. */
function Announcer({ last, customer }: { last: Message | undefined; customer: string }) {
  const first = useRef<string | undefined>(undefined);
  if (last && first.current === undefined) first.current = last.id;
  const isNew = last !== undefined && last.id !== first.current && last.role !== "note";
  return (
    <VisuallyHidden aria-live="polite">{isNew && words.announced(whoSaid(last, customer), last.text)}</VisuallyHidden>
  );
}
