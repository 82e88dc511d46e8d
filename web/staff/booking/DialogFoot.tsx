import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./DialogFoot.module.css";

/** Stays at the lower edge of a dialog while what is above scrolls. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className={classes.foot}>{children}</div>;
}

interface LineProps {
  /** What the buttons are about, before them or on a phone above them. */
  said: string;
  label?: string;
  children: ReactNode;
}

export function FootLine({ said, label, children }: LineProps) {
  return (
    <div className={classes.line}>
      <Text size="sm" c="dimmed" className={classes.said} {...(label ? { role: "group", "aria-label": label } : {})}>
        {said}
      </Text>
      <div className={classes.deeds}>{children}</div>
    </div>
  );
}
