import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { explained } from "./explained";

/** Something went well that is not seen otherwise. */
export function tellDone(message: string): void {
  notifications.show({ message, color: "pine", icon: <IconCheck size={18} aria-hidden /> });
}

/** Something failed, away from where it could be shown. */
export function tellFailed(error: unknown, title?: string): void {
  notifications.show({
    title,
    message: explained(error),
    color: "red",
    icon: <IconAlertTriangle size={18} aria-hidden />,
    autoClose: 8_000,
  });
}
