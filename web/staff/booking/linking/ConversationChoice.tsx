import { Group, Radio, Stack, Text } from "@mantine/core";
import { useBusiness } from "../../api/catalog";
import { dayIn, ownZone, timeIn } from "../../parts/times";
import { linking as words } from "../../words/linking";
import { Choice } from "../Choice";
import type { ConversationSummary } from "./link";

const NONE = "none";

interface Props {
  conversations: readonly ConversationSummary[];
  value: string | null;
  onChange: (id: string | null) => void;
}

/** Which of somebody's conversations a booking belongs to. */
export function ConversationChoice({ conversations, value, onChange }: Props) {
  return (
    <Radio.Group
      label={words.conversation}
      description={words.conversationMeans}
      value={value ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : id)}
      name="conversation"
    >
      <Stack gap={6} mt="xs">
        {conversations.map((each) => (
          <Choice key={each.id} value={each.id}>
            <ConversationLine conversation={each} />
          </Choice>
        ))}
        <Choice value={NONE}>
          <Text size="sm">{words.none}</Text>
        </Choice>
      </Stack>
    </Radio.Group>
  );
}

/** Its channel, when something last happened, and what was last said. */
export function ConversationLine({ conversation }: { conversation: ConversationSummary }) {
  const { data: business } = useBusiness();
  const zone = business?.timezone ?? ownZone();
  const { last_activity_at: at, last_message: last } = conversation;
  return (
    <div>
      <Group gap={6}>
        <Text size="sm" fw={600}>
          {words.channel(conversation.channel)}
        </Text>
        <Text size="xs" c="dimmed">
          {`${dayIn(zone, at)}, ${timeIn(zone, at)}`}
        </Text>
      </Group>
      {last && (
        <Text size="sm" c="dimmed" lineClamp={1}>
          {words.said(last.role, last.author, last.text)}
        </Text>
      )}
    </div>
  );
}
