import type { Entry } from "./transcript";
import { WORDS } from "./words";

/** All that is drawn of a conversation. */
export interface ConversationView {
  readonly entries: readonly Entry[];
  readonly draft: string;
  readonly typing: boolean;
  readonly withStaff: boolean;
  readonly banner: string;
  readonly quickReplies: readonly string[];
  /** What was said before is on its way from the server. */
  readonly loading: boolean;
  readonly unread: number;
  /** The server's time, in milliseconds. */
  readonly now: number;
}

/** Lines of the other side after the one that was seen last. */
export function countUnread(entries: readonly Entry[], seen: string): number {
  const from = entries.findLastIndex((entry) => entry.id !== undefined && entry.id === seen) + 1;
  return entries.slice(from).filter((entry) => entry.role === "agent" || entry.role === "staff").length;
}

/** Whether it was a person of the team who spoke last for the business. */
export function isWithStaff(entries: readonly Entry[]): boolean {
  return entries.findLast((entry) => entry.role === "agent" || entry.role === "staff")?.role === "staff";
}

/** What is to be said about the connection, if anything. */
export function bannerText(link: { online: boolean; connected: boolean; busyUntil: number }): string {
  if (!link.online) return WORDS.offline;
  const seconds = Math.ceil((link.busyUntil - Date.now()) / 1000);
  if (seconds > 0) return WORDS.busy(seconds);
  return link.connected ? "" : WORDS.reconnecting;
}
