import { Button, Textarea } from "@mantine/core";
import { IconRobot, IconSend, IconUserCheck } from "@tabler/icons-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { type Conversation, useSay } from "../api/conversations";
import { Intent } from "../api/intent";
import { useUser } from "../api/session";
import { explained } from "../parts/explained";
import { inbox as words } from "../words/inbox";
import classes from "./Composer.module.css";
import { draftsOf } from "./drafts";
import type { Taking } from "./useTakingOver";

const LONGEST = 4000;
const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

export function Composer({ conversation, taking }: { conversation: Conversation; taking: Taking }) {
  if (taking.isMine) return <Writing conversation={conversation} />;
  return (
    <div className={classes.silent}>
      {taking.other ? <IconUserCheck {...ICON} /> : <IconRobot {...ICON} />}
      <span>{taking.other ? words.silentOther(taking.other) : words.silent}</span>
    </div>
  );
}

/** What is typed stays until the server has it. */
function Writing({ conversation: { id, channel } }: { conversation: Conversation }) {
  const me = useUser();
  const drafts = useMemo(() => draftsOf(me.id), [me.id]);
  const [text, setText] = useState(() => drafts.get(id));
  const intent = useRef(new Intent());
  const input = useRef<HTMLTextAreaElement>(null);
  const say = useSay(id);
  const type = (value: string) => {
    setText(value);
    drafts.put(id, value);
  };
  const send = () => {
    const tidy = text.trim();
    if (!tidy || tidy.length > LONGEST || say.isPending) return;
    say.mutate(
      { text: tidy, key: intent.current.keyFor(tidy) },
      {
        onSuccess: () => {
          intent.current.done();
          type("");
          input.current?.focus();
        },
      },
    );
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        ref={input}
        className={classes.input}
        aria-label={words.answer}
        description={words.answerHint(words.channels[channel] ?? channel)}
        inputWrapperOrder={["input", "error", "description"]}
        placeholder={words.answer}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!isSend(event)) return;
          event.preventDefault();
          send();
        }}
        readOnly={say.isPending}
        error={problemWith(text, say.error)}
        autosize
        minRows={1}
        maxRows={8}
      />
      <Button
        type="submit"
        loading={say.isPending}
        disabled={!text.trim() || text.trim().length > LONGEST}
        rightSection={<IconSend {...ICON} />}
      >
        {words.send}
      </Button>
    </form>
  );
}

function problemWith(text: string, error: unknown): string | undefined {
  if (text.trim().length > LONGEST) return words.tooLong(LONGEST);
  return error ? `${words.notSent} ${explained(error)}` : undefined;
}

function isSend(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing;
}
