import { Center, Stack, Text, ThemeIcon } from "@mantine/core";
import { IconInbox, type IconProps } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";

interface Props {
  title: string;
  /** What would make something appear here. */
  text?: string;
  icon?: ComponentType<IconProps>;
  children?: ReactNode;
}

/** Nothing here, and that is fine. */
export function Empty({ title, text, icon: Icon = IconInbox, children }: Props) {
  return (
    <Center py="xl" px="md">
      <Stack align="center" gap="xs" maw={420}>
        <ThemeIcon variant="light" size={48} radius="xl" aria-hidden>
          <Icon size={24} stroke={1.5} />
        </ThemeIcon>
        <Text fw={600} ta="center">
          {title}
        </Text>
        {text && (
          <Text c="dimmed" size="sm" ta="center">
            {text}
          </Text>
        )}
        {children}
      </Stack>
    </Center>
  );
}
