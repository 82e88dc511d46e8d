import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Message } from "../api/conversations";

const NEAR_END = 60;

/**
 * Keeps the reader where they are: at the end as more is said, or at what they read while more is put before or after
 * it; `news` counts what came meanwhile.
 */
export function useScrollKeeping(messages: readonly Message[], isMine: (message: Message) => boolean) {
  const viewport = useRef<HTMLElement>(null);
  const before = useRef({ first: "", last: "", height: 0, number: 0 });
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [news, setNews] = useState(0);
  const [first, last] = [messages[0], messages.at(-1)];

  const toEnd = useCallback(() => {
    const element = viewport.current;
    if (element) element.scrollTop = element.scrollHeight;
    setNews(0);
  }, []);

  useLayoutEffect(() => {
    const element = viewport.current;
    if (!element || !first || !last) return;
    const known = before.current;
    before.current = { first: first.id, last: last.id, height: element.scrollHeight, number: messages.length };
    if (!known.last || (known.last !== last.id && (isAtEnd || isMine(last)))) toEnd();
    else if (known.last !== last.id) setNews((number) => number + messages.length - known.number);
    else if (known.first !== first.id) element.scrollTop += element.scrollHeight - known.height;
  }, [first, last, messages.length, isAtEnd, isMine, toEnd]);

  useEffect(() => {
    const element = viewport.current;
    if (!element) return;
    const look = () => {
      const ended = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
      setIsAtEnd(ended);
      if (ended) setNews(0);
    };
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, []);

  useEffect(() => {
    const element = viewport.current;
    if (!element || !isAtEnd) return;
    // The place for it shrinks when the answer grows, or the keyboard comes up.
    const watching = new ResizeObserver(toEnd);
    watching.observe(element);
    return () => watching.disconnect();
  }, [isAtEnd, toEnd]);

  return { viewport, isAtEnd, news, toEnd };
}
