import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Calendars, endFeed, makeFeed, useCalendarsChange } from "../api/calendars";
import { Intent } from "../api/intent";
import { keys } from "../api/keys";
import { askFirst } from "../parts/askFirst";
import { tellDone, tellFailed } from "../parts/notices";
import { calendars as words } from "../words/calendars";
import { Section } from "./Section";
import { ShownOnce } from "./ShownOnce";

interface Props {
  providerId: string;
  feed: Calendars["feed"];
  at: (instant: string) => string;
}

/** The address from which any calendar can follow the provider's appointments. */
export function CalendarFeed({ providerId, feed, at }: Props) {
  const cache = useQueryClient();
  const [intent] = useState(() => new Intent());
  const [made, setMade] = useState<string | null | undefined>(undefined);
  const making = useMutation({
    mutationFn: async () => {
      const question = { title: words.renewAsk, text: words.renewText, confirm: words.renewFeed };
      if (feed !== null && !(await askFirst(question))) return null;
      return makeFeed(providerId, intent.keyFor(feed));
    },
    onSuccess: (done) => {
      if (!done) return;
      intent.done();
      setMade(done.address);
      void cache.invalidateQueries({ queryKey: keys.calendars(providerId) });
    },
    onError: (error) => tellFailed(error),
  });
  const ending = useCalendarsChange(
    providerId,
    async () => {
      const question = { title: words.endAsk, text: words.endText, confirm: words.endFeed };
      return (await askFirst(question)) ? endFeed(providerId) : null;
    },
    { done: () => tellDone(words.feedEnded), failed: tellFailed },
  );
  return (
    <Section title={words.feedTitle} text={words.feedAbout}>
      <Text size="sm">{feed === null ? words.noFeed : words.feedMade(at(feed.made_at))}</Text>
      <Group gap="xs">
        <Button variant="default" loading={making.isPending} onClick={() => making.mutate()}>
          {feed === null ? words.makeFeed : words.renewFeed}
        </Button>
        {feed !== null && (
          <Button variant="subtle" color="red" loading={ending.isPending} onClick={() => ending.mutate()}>
            {words.endFeed}
          </Button>
        )}
      </Group>
      {made !== undefined && (
        <ShownOnce
          title={words.feedOnceTitle}
          text={made === null ? words.feedLost : words.feedOnceText}
          label={words.feedAddress}
          secret={made ?? ""}
          onClose={() => setMade(undefined)}
        />
      )}
    </Section>
  );
}
