import { Button, Group, Stack, Text } from "@mantine/core";
import type { Provider } from "../../api/types";
import { Failed } from "../../parts/Failed";
import { Loading } from "../../parts/Loading";
import { timeIn, withTimes } from "../../parts/times";
import { slots as words } from "../../words/slots";
import { useExplanations } from "./useAvailability";
import type { WhyNotProps } from "./WhyNot";
import classes from "./WhyNot.module.css";

interface Props extends WhyNotProps {
  providers: readonly Provider[];
  startsAt: string;
}

export function WhyNotAnswers({ wanted, walkIn, location, slots, onChoose, providers, startsAt }: Props) {
  const { data, error, refetch } = useExplanations(wanted, walkIn, providers, startsAt);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={words.ask} />;
  if (data.length === 0) return <Text size="sm">{words.nobody}</Text>;
  const isOffered = (moment: string) => slots.find((each) => Date.parse(each.starts_at) === Date.parse(moment));
  const near = new Set(data.flatMap((each) => each.reasons.flatMap((reason) => reason.nearest)));
  const nearest = [...near].sort().flatMap((moment) => isOffered(moment) ?? []);
  const time = timeIn(location.timezone, startsAt);
  return (
    <Stack gap="xs" role="status">
      <ul className={classes.answers} aria-label={words.whyNotAt(time)}>
        {data.map(({ provider, bookable, reasons }) => (
          <li key={provider.id}>
            <Text size="sm" fw={600}>
              {provider.name}
            </Text>
            {bookable && <Text size="sm">{words.bookable}</Text>}
            {reasons.map((reason) => (
              <Text key={reason.rule} size="sm" c="dimmed">
                {withTimes(reason.message)}
              </Text>
            ))}
          </li>
        ))}
      </ul>
      {nearest.length > 0 && (
        <Group gap="xs">
          <Text size="sm">{words.nearest}</Text>
          {nearest.map((slot) => (
            <Button key={slot.starts_at} size="compact-sm" variant="light" onClick={() => onChoose(slot)}>
              {timeIn(location.timezone, slot.starts_at)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}
