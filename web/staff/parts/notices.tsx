import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { shell } from "../words/shell";
import { explained } from "./explained";

const closeButtonProps = { "aria-label": shell.close };

/** Something went well that is not seen otherwise. */
export function tellDone(message: string): void {
  notifications.show({ message, color: "pine", icon: <IconCheck size={18} aria-hidden />, closeButtonProps });
}

/** Something failed, away from where it could be shown. */
export function tellFailed(error: unknown, title?: string): void {
  notifications.show({
    title,
    message: explained(error),
    color: "red",
    icon: <IconAlertTriangle size={18} aria-hidden />,
    closeButtonProps,
    autoClose: 8_000,
  });
}
