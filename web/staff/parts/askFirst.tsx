import { Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { shell } from "../words/shell";

interface Question {
  title: string;
  text: string;
  /** What the button says: the deed, not "OK". */
  confirm: string;
  destructive?: boolean;
}

/** Whether they really want it. */
export function askFirst({ title, text, confirm, destructive = true }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{text}</Text>,
      labels: { confirm, cancel: shell.cancel },
      confirmProps: destructive ? { color: "red" } : {},
      closeButtonProps: { "aria-label": shell.close },
      onConfirm: () => resolve(true),
      onClose: () => resolve(false),
    });
  });
}
