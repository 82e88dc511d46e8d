import {
  Avatar,
  Group,
  type MantineColorScheme,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from "@mantine/core";
import {
  IconDeviceDesktop,
  IconDevices,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconUser,
} from "@tabler/icons-react";
import { Link } from "react-router";
import { useSignOut, useUser } from "../api/session";
import { askFirst } from "../parts/askFirst";
import { tellFailed } from "../parts/notices";
import { shell } from "../words/shell";
import classes from "./UserMenu.module.css";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;
const SCHEMES = [
  { value: "light", icon: IconSun },
  { value: "dark", icon: IconMoon },
  { value: "auto", icon: IconDeviceDesktop },
] as const;

export function UserMenu() {
  const user = useUser();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = (everywhere: boolean) => signOut.mutate({ everywhere }, { onError: (error) => tellFailed(error) });
  const leaveEverywhere = async () => {
    const question = { title: shell.signOutEverywhere, text: shell.signOutEverywhereAsk };
    if (await askFirst({ ...question, confirm: shell.signOutEverywhere })) leave(true);
  };
  return (
    <Menu position="top-start" width={240} withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.button}>
          <VisuallyHidden>{shell.account}</VisuallyHidden>
          <Group gap="xs" wrap="nowrap">
            <Avatar name={user.name} color="pine" size={32} radius="xl" aria-hidden />
            <div className={classes.who}>
              <Text size="sm" fw={600} truncate>
                {user.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {shell.roles[user.role]}
              </Text>
            </div>
            <IconSelector {...ICON} />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.email}>{user.email}</Menu.Label>
        <Menu.Item component={Link} to="/settings/account" leftSection={<IconUser {...ICON} />}>
          {shell.myAccount}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{shell.appearance}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
          {SCHEMES.map(({ value, icon: Icon }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<Icon {...ICON} />}>
              {shell.schemes[value]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...ICON} />} onClick={() => leave(false)}>
          {shell.signOut}
        </Menu.Item>
        <Menu.Item leftSection={<IconDevices {...ICON} />} onClick={() => void leaveEverywhere()}>
          {shell.signOutEverywhere}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
