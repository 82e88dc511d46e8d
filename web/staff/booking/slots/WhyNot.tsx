import { Button, Collapse, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { TimeInput } from "@mantine/dates";
import { IconChevronDown, IconChevronUp, IconHelpCircle } from "@tabler/icons-react";
import { useId, useRef, useState } from "react";
import { useProviders } from "../../api/catalog";
import type { Location, Provider, Slot } from "../../api/types";
import { slots as words } from "../../words/slots";
import type { Wanted } from "./useAvailability";
import classes from "./WhyNot.module.css";
import { WhyNotAnswers } from "./WhyNotAnswers";
import { instantAt } from "./wallClock";

export interface WhyNotProps {
  wanted: Wanted;
  walkIn: boolean;
  location: Location;
  date: string;
  slots: readonly Slot[];
  onChoose: (slot: Slot) => void;
}

/** For a time that is not on offer: what keeps each provider from taking it. */
export function WhyNot(props: WhyNotProps) {
  const [opened, setOpened] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const providers = useCandidates(props.wanted);
  const Chevron = opened ? IconChevronUp : IconChevronDown;
  const ask = () => {
    const time = input.current?.value;
    if (time) setAsked(instantAt(props.location.timezone, props.date, time.slice(0, 5)));
    else input.current?.focus();
  };
  return (
    <div className={classes.box}>
      <UnstyledButton aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
        <Group gap={6} wrap="nowrap">
          <IconHelpCircle size={16} aria-hidden />
          <Text size="sm" fw={500}>
            {words.whyNot}
          </Text>
          <Chevron size={14} aria-hidden />
        </Group>
      </UnstyledButton>
      <Collapse expanded={opened} id={id}>
        <Stack gap="sm" pt="xs">
          <Text size="sm" c="dimmed">
            {words.whyNotMeans}
          </Text>
          <Group align="flex-end" gap="xs">
            <TimeInput
              ref={input}
              label={words.time}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                ask();
              }}
            />
            <Button variant="default" onClick={ask}>
              {words.ask}
            </Button>
          </Group>
          {asked && <WhyNotAnswers {...props} providers={providers} startsAt={asked} />}
        </Stack>
      </Collapse>
    </div>
  );
}

/** Those who could be chosen at all. */
function useCandidates({ serviceId, providerId }: Wanted): Provider[] {
  const { data: providers = [] } = useProviders();
  return providers.filter((each) =>
    providerId ? each.id === providerId : !each.archived && each.service_ids.includes(serviceId),
  );
}
