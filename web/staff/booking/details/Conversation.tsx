import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconLink, IconMessage } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Booking } from "../../api/types";
import { explained } from "../../parts/explained";
import { booking as words } from "../../words/booking";
import { ContactPicker } from "../linking/ContactPicker";
import { ConversationLine } from "../linking/ConversationChoice";
import { type ContactLink, NO_LINK } from "../linking/link";
import { useConversationsOf } from "../linking/useContacts";
import type { Ask } from "../useAsking";
import { Section } from "./Section";
import { useBookingChange } from "./useBookingChange";

interface Props {
  booking: Booking;
  onChanged: (booking: Booking) => void;
  ask: Ask;
}

/** Whose booking it is for the agent, and the way to what was said. */
export function Conversation({ booking, onChanged, ask }: Props) {
  const [link, setLink] = useState<ContactLink | null>(null);
  const change = useBookingChange(booking, (changed) => {
    setLink(null);
    onChanged(changed);
  });
  const isLinked = booking.contact_id !== null || booking.conversation_id !== null;
  const save = (contact_id: string | null, conversation_id: string | null) =>
    change.mutate({ change: { kind: "link", contact_id, conversation_id }, version: booking.version });
  const unlink = async () => {
    if (await ask({ title: words.unlinkAsk, text: words.unlinkMeans, confirm: words.unlink })) save(null, null);
  };
  const actions = link ? undefined : (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconLink size={14} aria-hidden />}
        onClick={() => setLink(NO_LINK)}
      >
        {isLinked ? words.relink : words.link}
      </Button>
      {isLinked && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={change.isPending}
          onClick={() => void unlink()}
        >
          {words.unlink}
        </Button>
      )}
    </>
  );
  return (
    <Section title={words.conversation} action={actions}>
      <Stack gap="sm">
        {change.error && (
          <Alert color="red" role="alert">
            {explained(change.error)}
          </Alert>
        )}
        {link ? (
          <>
            <ContactPicker link={link} onChange={setLink} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => setLink(null)}>
                {words.discard}
              </Button>
              <Button
                disabled={!link.contact}
                loading={change.isPending}
                onClick={() => save(link.contact?.id ?? null, link.conversationId ?? null)}
              >
                {words.saveLink}
              </Button>
            </Group>
          </>
        ) : (
          <Linked booking={booking} />
        )}
      </Stack>
    </Section>
  );
}

function Linked({ booking }: { booking: Booking }) {
  const { data } = useConversationsOf(booking.contact_id);
  const summary = data?.find((each) => each.id === booking.conversation_id);
  if (!booking.contact_id && !booking.conversation_id) {
    return (
      <Text size="sm" c="dimmed">
        {words.notLinked}
      </Text>
    );
  }
  if (!booking.conversation_id) return <Text size="sm">{words.contactOnly}</Text>;
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
      {summary ? <ConversationLine conversation={summary} /> : <Text size="sm">{words.linkedHere}</Text>}
      <Button
        component={Link}
        to={`/inbox/${booking.conversation_id}`}
        variant="default"
        size="xs"
        flex="none"
        leftSection={<IconMessage size={14} aria-hidden />}
      >
        {words.openConversation}
      </Button>
    </Group>
  );
}
