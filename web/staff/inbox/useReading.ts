import { useEffect, useRef, useState } from "react";
import { type Conversation, type Message, useMarkRead } from "../api/conversations";

/** Marks as read what somebody has before their eyes: the page is shown, and they are at the end of what was said. */
export function useReading(conversation: Conversation, last: Message | undefined, isAtEnd: boolean): void {
  const { mutate } = useMarkRead(conversation.id);
  const marked = useRef("");
  const isShown = useIsShown();
  const isNew = conversation.unread > 0 || last?.role === "customer";
  const lastId = last?.id;
  useEffect(() => {
    if (!isShown || !isAtEnd || !isNew || !lastId || marked.current === lastId) return;
    marked.current = lastId;
    mutate(lastId, {
      onError: () => {
        marked.current = "";
      },
    });
  }, [isShown, isAtEnd, isNew, lastId, mutate]);
}

function useIsShown(): boolean {
  const [isShown, setIsShown] = useState(() => document.visibilityState === "visible");
  useEffect(() => {
    const look = () => setIsShown(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isShown;
}
