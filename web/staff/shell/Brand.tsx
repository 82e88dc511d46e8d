import { Group, Text } from "@mantine/core";
import icon from "../look/icon.svg";
import { shell } from "../words/shell";

export function Brand({ size = 28 }: { size?: number }) {
  return (
    <Group gap={10} wrap="nowrap">
      <img src={icon} alt="" width={size} height={size} />
      <Text fw={700} size={size > 32 ? "xl" : "lg"} lh={1}>
        {shell.product}
      </Text>
    </Group>
  );
}
