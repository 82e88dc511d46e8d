import { Avatar, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useEffect } from "react";
import { linking as words } from "../../words/linking";
import { ContactSearch } from "./ContactSearch";
import { ConversationChoice } from "./ConversationChoice";
import { type ContactLink, NO_LINK, reachedBy } from "./link";
import { useConversationsOf } from "./useContacts";

interface Props {
  link: ContactLink;
  onChange: (link: ContactLink) => void;
}

/** A contact, and where there are several the conversation with them; the latest is proposed. */
export function ContactPicker({ link, onChange }: Props) {
  const { contact, conversationId } = link;
  const { data: conversations } = useConversationsOf(contact?.id ?? null);
  const latest = conversations?.[0]?.id ?? null;
  useEffect(() => {
    if (contact && latest && conversationId === undefined) onChange({ contact, conversationId: latest });
  }, [contact, latest, conversationId, onChange]);
  if (!contact)
    return <ContactSearch onChoose={(chosen) => onChange({ contact: chosen, conversationId: undefined })} />;
  return (
    <Paper withBorder p="sm" radius="md">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Avatar name={contact.name} color="pine" radius="xl" size={36} aria-hidden />
            <div>
              <Text size="sm" fw={600}>
                {contact.name || words.nameless}
              </Text>
              <Text size="xs" c="dimmed">
                {reachedBy(contact)}
              </Text>
            </div>
          </Group>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onChange(NO_LINK)}>
            {words.change}
          </Button>
        </Group>
        {conversations && conversations.length > 0 && (
          <ConversationChoice
            conversations={conversations}
            value={conversationId ?? null}
            onChange={(id) => onChange({ contact, conversationId: id })}
          />
        )}
        {conversations?.length === 0 && (
          <Text size="sm" c="dimmed">
            {words.noConversations}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
