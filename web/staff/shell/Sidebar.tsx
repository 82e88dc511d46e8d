import { NavLink } from "@mantine/core";
import { IconSettings } from "@tabler/icons-react";
import { Link, useLocation } from "react-router";
import { shell } from "../words/shell";
import { Attention } from "./Attention";
import { type Destination, SCHEDULING, SIMPLE_BOOKINGS, WORK } from "./destinations";
import classes from "./Shell.module.css";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

/** Scheduling by itself is the simplified view; its four tabs are below it. */
export function Sidebar() {
  const { pathname } = useLocation();
  const isAt = (to: string) => pathname === to || pathname.startsWith(`${to}/`);
  const entry = ({ to, label, icon: Icon }: Destination) => (
    <li key={to}>
      <NavLink
        component={Link}
        to={to}
        label={label}
        leftSection={<Icon {...ICON} />}
        rightSection={<Attention to={to} />}
        active={isAt(to)}
        aria-current={isAt(to) ? "page" : undefined}
        className={classes.link}
      />
    </li>
  );
  return (
    <ul className={classes.list}>
      {entry(SIMPLE_BOOKINGS)}
      <li>
        <ul className={classes.tabs} aria-label={shell.schedulingMore}>
          {SCHEDULING.map(entry)}
        </ul>
      </li>
      {WORK.map(entry)}
      {entry({ to: "/settings", label: shell.settings, icon: IconSettings })}
    </ul>
  );
}
