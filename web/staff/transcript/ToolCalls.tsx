import { IconBan, IconCheck, IconChevronRight, IconHourglass, IconQuestionMark } from "@tabler/icons-react";
import type { ToolCall } from "../api/conversations";
import { transcript as words } from "../words/transcript";
import { factsOf } from "./facts";
import classes from "./ToolCalls.module.css";

const ICON = { size: 14, stroke: 2, "aria-hidden": true } as const;

/** What the agent did before it said something: folded, and readable when it is unfolded. */
export function ToolCalls({ calls }: { calls: readonly ToolCall[] }) {
  if (calls.length === 0) return null;
  return (
    <details className={classes.fold}>
      <summary className={classes.summary}>
        <IconChevronRight {...ICON} className={classes.arrow} />
        <span>{calls.map((call) => headline(call).text).join(" · ")}</span>
      </summary>
      <ol className={classes.list}>
        {calls.map((call, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are never put in another order.
          <OneCall key={index} call={call} />
        ))}
      </ol>
    </details>
  );
}

function OneCall({ call }: { call: ToolCall }) {
  const { text, icon: Icon } = headline(call);
  return (
    <li className={classes.call}>
      <p className={classes.name}>
        <Icon {...ICON} />
        {text} <code>{call.tool}</code>
      </p>
      <Facts title={words.arguments} value={call.arguments} />
      <Facts title={words.result} value={call.result} />
    </li>
  );
}

function Facts({ title, value }: { title: string; value: unknown }) {
  const facts = factsOf(value, words);
  if (facts.length === 0) return null;
  return (
    <>
      <p className={classes.title}>{title}</p>
      <dl className={classes.facts}>
        {facts.map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing is added or taken away.
          <div key={index} className={classes.fact} data-depth={Math.min(fact.depth, 4)}>
            <dt>{fact.name || "–"}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Of what needs the customer's yes, the first call only asks for it. */
function headline(call: ToolCall) {
  if (call.result === null) return { text: `${words.tool(call.tool)} (${words.running})`, icon: IconHourglass };
  if (call.done) return { text: words.tool(call.tool), icon: IconCheck };
  const asked = awaitsYes(call.result) ? words.toolAsked(call.tool) : undefined;
  if (asked) return { text: asked, icon: IconQuestionMark };
  return { text: `${words.tool(call.tool)} (${words.failed})`, icon: IconBan };
}

function awaitsYes(result: unknown): boolean {
  return typeof result === "object" && result !== null && "status" in result && result.status === "awaiting_yes";
}
