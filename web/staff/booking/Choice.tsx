import { Radio } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Choice.module.css";

interface Props {
  value: string;
  children: ReactNode;
}

/** One of a `Radio.Group`, as a card. */
export function Choice({ value, children }: Props) {
  return (
    <Radio.Card value={value} radius="md" className={classes.choice ?? ""}>
      <div>{children}</div>
      <Radio.Indicator />
    </Radio.Card>
  );
}
