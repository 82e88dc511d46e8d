import {
  IconAlertTriangle,
  IconCheck,
  IconChecks,
  IconClock,
  IconExclamationCircle,
  IconNote,
  IconRobot,
  IconUser,
} from "@tabler/icons-react";
import type { Delivery, Message } from "../api/conversations";
import { timeIn } from "../parts/times";
import { transcript as words } from "../words/transcript";
import classes from "./MessageItem.module.css";
import { ToolCalls } from "./ToolCalls";

interface Props {
  message: Message;
  timeZone: string;
  /** The customer's name, where it is known. */
  customer: string;
  /** The message that everything hangs on. */
  isMarked?: boolean;
}

const ICON = { size: 13, stroke: 2, "aria-hidden": true } as const;
const WHO_ICONS = { customer: IconUser, agent: IconRobot, staff: IconUser, note: IconNote };
const DELIVERY_ICONS = {
  sending: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconExclamationCircle,
};

export function whoSaid(message: Message, customer: string): string {
  if (message.role === "customer") return customer || words.who.customer;
  return message.author ?? words.who[message.role];
}

/** One thing that was said: the customer on one side, whoever answers for the business on the other. */
export function MessageItem({ message, timeZone, customer, isMarked = false }: Props) {
  const Icon = WHO_ICONS[message.role];
  return (
    <li className={classes.item} data-role={message.role} data-marked={isMarked || undefined} data-message={message.id}>
      <div className={classes.head}>
        <Icon {...ICON} />
        <span className={classes.who} dir="auto">
          {whoSaid(message, customer)}
        </span>
        <time dateTime={message.at}>{timeIn(timeZone, message.at)}</time>
      </div>
      {message.role !== "customer" && <ToolCalls calls={message.tool_calls} />}
      <div className={classes.bubble}>{message.text}</div>
      {message.role === "customer" && <ToolCalls calls={message.tool_calls} />}
      {message.trouble && (
        <p className={classes.trouble}>
          <IconAlertTriangle {...ICON} />
          {words.trouble[message.trouble]}
        </p>
      )}
      {message.delivery && <Arrival delivery={message.delivery} />}
    </li>
  );
}

function Arrival({ delivery }: { delivery: Delivery }) {
  const Icon = DELIVERY_ICONS[delivery.state];
  const failed = delivery.state === "failed" && delivery.error_code;
  return (
    <p className={classes.arrival} data-state={delivery.state}>
      <Icon {...ICON} />
      {failed ? words.failedWith(failed) : words.delivery[delivery.state]}
    </p>
  );
}
