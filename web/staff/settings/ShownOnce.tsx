import { Button, Group, Modal, Stack, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { team as words } from "../words/team";
import classes from "./settings.module.css";

interface Props {
  title: string;
  text: string;
  label: string;
  secret: string;
  onClose: () => void;
}

/** What nobody can see again: it goes away only by the button, not by a click beside it. */
export function ShownOnce({ title, text, label, secret, onClose }: Props) {
  const [copied, setCopied] = useState<Copied>("not yet");
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      size="lg"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack>
        <Text size="sm">{text}</Text>
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            label={label}
            value={secret}
            readOnly
            flex={1}
            classNames={{ input: classes.secret }}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Copy text={secret} copied={copied} onCopied={setCopied} />
        </Group>
        {copied === "refused" && (
          <Text size="sm" c="var(--mantine-color-error)">
            {words.copyByHand}
          </Text>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>{words.gotIt}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const SAID = { "not yet": "", done: words.copied, refused: words.copyByHand };

type Copied = "not yet" | "done" | "refused";

interface CopyProps {
  text: string;
  copied: Copied;
  onCopied: (copied: Copied) => void;
}

function Copy({ text, copied, onCopied }: CopyProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      onCopied("done");
    } catch {
      // Browsers refuse where the page is not served securely.
      onCopied("refused");
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={copied === "done" ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        onClick={() => void copy()}
        data-autofocus
      >
        {copied === "done" ? words.copied : words.copy}
      </Button>
      <VisuallyHidden role="status">{SAID[copied]}</VisuallyHidden>
    </>
  );
}
