import { UnstyledButton } from "@mantine/core";
import { useAttention } from "../api/conversations";
import { numberOf } from "../parts/numberOf";
import { inbox as words } from "../words/inbox";
import classes from "./ConversationList.module.css";
import { VIEWS, type View } from "./useSelection";

export function ViewChoice({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  const { data } = useAttention();
  const numbers: Partial<Record<View, number>> = data ? { unread: data.unread, waiting: data.waiting } : {};
  return (
    <fieldset className={classes.views} aria-label={words.show}>
      {VIEWS.map((each) => (
        <UnstyledButton key={each} className={classes.view} aria-pressed={each === view} onClick={() => onChange(each)}>
          {words.views[each]}
          {numbers[each] ? <span className={classes.number}>{numberOf(numbers[each], data?.most)}</span> : null}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
