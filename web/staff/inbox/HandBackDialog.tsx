import { Alert, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useHandBack } from "../api/conversations";
import { explained } from "../parts/explained";
import { tellDone } from "../parts/notices";
import { inbox as words } from "../words/inbox";
import { shell } from "../words/shell";

interface Props {
  id: string;
  opened: boolean;
  onClose: () => void;
}

const LONGEST_NOTE = 2000;

export function HandBackDialog({ id, opened, onClose }: Props) {
  const handBack = useHandBack(id);
  const [note, setNote] = useState("");
  const done = () => {
    setNote("");
    onClose();
    tellDone(words.handedBack);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.handBackTitle}
      closeButtonProps={{ "aria-label": shell.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          handBack.mutate(note.trim(), { onSuccess: done });
        }}
      >
        <Stack gap="md">
          <Text size="sm">{words.handBackMeans}</Text>
          <Textarea
            label={words.note}
            description={words.noteHint}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={LONGEST_NOTE}
            data-autofocus
          />
          {handBack.isError && (
            <Alert color="red" role="alert">
              {explained(handBack.error)}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shell.cancel}
            </Button>
            <Button type="submit" loading={handBack.isPending}>
              {words.handBack}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
