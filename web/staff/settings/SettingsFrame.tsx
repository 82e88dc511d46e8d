import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { type Action, may } from "../api/permissions";
import { useUser } from "../api/session";
import { PageTitle } from "../parts/PageTitle";
import { settings as words } from "../words/settings";
import classes from "./settings.module.css";

const SECTIONS: readonly { to: string; label: string; action?: Action }[] = [
  { to: "/settings", label: words.business, action: "manage_business" },
  { to: "/settings/team", label: words.team, action: "manage_team" },
  { to: "/settings/api-keys", label: words.apiKeys, action: "manage_team" },
  { to: "/settings/account", label: words.account },
];

interface Props {
  title: string;
  text: string;
  /** What can be done on this page. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the settings, with the way to the others that are for whoever is signed in. */
export function SettingsFrame({ title, text, actions, children }: Props) {
  const user = useUser();
  const { pathname } = useLocation();
  const sections = SECTIONS.filter(({ action }) => !action || may(user, action));
  return (
    <Stack className={classes.page}>
      {sections.length > 1 && (
        <nav aria-label={words.sections}>
          <ul className={classes.tabs}>
            {sections.map(({ to, label }) => (
              <li key={to}>
                <Link to={to} className={classes.tab} aria-current={pathname === to ? "page" : undefined}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Stack gap={4}>
        <PageTitle title={title}>{actions}</PageTitle>
        <Text c="dimmed">{text}</Text>
      </Stack>
      {children}
    </Stack>
  );
}
