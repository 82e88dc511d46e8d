import { useState } from "react";
import { type Conversation, useTakeOver } from "../api/conversations";
import { useUser } from "../api/session";
import { askFirst } from "../parts/askFirst";
import { tellFailed } from "../parts/notices";
import { inbox as words } from "../words/inbox";

export type Taking = ReturnType<typeof useTakingOver>;

/** Who answers, and becoming the one who does. */
export function useTakingOver(id: string, conversation: Conversation | undefined) {
  const me = useUser();
  const takeOver = useTakeOver(id);
  const [summary, setSummary] = useState<readonly string[]>();
  const isTaken = conversation?.owner === "staff";
  const isMine = isTaken && conversation.owner_staff_id === me.id;
  const other = isTaken && !isMine ? (conversation.owner_name ?? words.somebody) : undefined;

  const start = async () => {
    const question = { title: words.takeOverFrom(other ?? ""), text: words.takeOverFromMeans(other ?? "") };
    if (other && !(await askFirst({ ...question, confirm: words.takeOver, destructive: false }))) return;
    takeOver.mutate(undefined, {
      onSuccess: (taken) => setSummary(taken.summary),
      onError: (error) => tellFailed(error, words.takeOver),
    });
  };
  return {
    isMine,
    /** The colleague who answers. */
    other,
    isStarting: takeOver.isPending,
    start,
    summary: isMine && summary?.length ? summary : undefined,
    dismiss: () => setSummary(undefined),
  };
}
