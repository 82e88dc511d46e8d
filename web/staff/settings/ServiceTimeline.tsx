import { Text } from "@mantine/core";
import { services as words } from "../words/services";
import classes from "./ServiceTimeline.module.css";

interface Props {
  before: number;
  during: number;
  after: number;
}

/** How much of the provider's day one appointment takes. */
export function ServiceTimeline({ before, during, after }: Props) {
  return (
    <div>
      <div className={classes.line} aria-hidden>
        {before > 0 && <span className={classes.buffer} style={{ flexGrow: before }} />}
        <span className={classes.appointment} style={{ flexGrow: Math.max(during, 1) }} />
        {after > 0 && <span className={classes.buffer} style={{ flexGrow: after }} />}
      </div>
      <Text size="sm" c="dimmed" mt={6}>
        {words.blocks(before, during, after)}
      </Text>
    </div>
  );
}
