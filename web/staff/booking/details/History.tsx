import { Collapse, Group, Text, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useBookingHistory } from "../../api/bookings";
import type { Booking, Change } from "../../api/types";
import { Failed } from "../../parts/Failed";
import { Loading } from "../../parts/Loading";
import { dayIn, timeIn } from "../../parts/times";
import { booking as words } from "../../words/booking";
import { status as statusWords } from "../../words/status";
import { Fact, Facts } from "./Fact";
import classes from "./History.module.css";
import { Section } from "./Section";
import { actorName, fieldChanges, reasonOf, toldChange } from "./told";

/** All that happened to it, the latest first. */
export function History({ booking }: { booking: Booking }) {
  const { data, error, refetch } = useBookingHistory(booking.id);
  return (
    <Section title={words.history}>
      {!data && error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading label={words.history} />}
      {data && (
        <ol className={classes.list}>
          {[...data].reverse().map((change) => (
            <Entry key={change.seq} change={change} zone={booking.location.timezone} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Entry({ change, zone }: { change: Change; zone: string }) {
  const reason = reasonOf(change);
  return (
    <li className={classes.entry} data-status={change.to ?? undefined}>
      <Text size="sm" fw={600}>
        {toldChange(change)}
      </Text>
      <Text size="xs" c="dimmed">
        {words.byWhom(actorName(change.actor), statusWords.sources[change.source])}
      </Text>
      <Text size="xs" c="dimmed" component="time" dateTime={change.at}>
        {`${dayIn(zone, change.at)}, ${timeIn(zone, change.at)}`}
      </Text>
      {fieldChanges(change).map(({ label, before, after }) => (
        <Text key={label} size="sm" className={classes.change}>
          {words.changed(label, before, after)}
        </Text>
      ))}
      {reason && (
        <Text size="sm" className={classes.change}>
          {words.because(reason)}
        </Text>
      )}
      {change.evidence && <Evidence evidence={change.evidence} />}
    </li>
  );
}

/** What entitled the agent to do it. */
function Evidence({ evidence }: { evidence: NonNullable<Change["evidence"]> }) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  const Chevron = opened ? IconChevronUp : IconChevronDown;
  return (
    <>
      <UnstyledButton
        className={classes.more}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => setOpened(!opened)}
      >
        <Group gap={4} wrap="nowrap">
          <Text size="sm" fw={500}>
            {words.evidence}
          </Text>
          <Chevron size={14} aria-hidden />
        </Group>
      </UnstyledButton>
      <Collapse expanded={opened} id={id}>
        <div className={classes.evidence}>
          <Facts>
            <Fact label={words.readBack}>{evidence.read_back}</Fact>
            <Fact label={words.saidYes}>{evidence.customer_message}</Fact>
            {evidence.agreed_by && <Fact label={words.agreedBy}>{words.agreed[evidence.agreed_by]}</Fact>}
            <Fact label={words.model}>{evidence.model}</Fact>
            <Fact label={words.prompt}>{evidence.prompt_version}</Fact>
          </Facts>
        </div>
      </Collapse>
    </>
  );
}
