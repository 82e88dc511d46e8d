import {
  IconBriefcase,
  IconCalendar,
  IconCalendarWeek,
  IconInbox,
  IconMapPin,
  type IconProps,
  IconShieldCheck,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { may } from "../api/permissions";
import type { User } from "../api/types";
import { shell } from "../words/shell";

export interface Destination {
  to: string;
  label: string;
  icon: ComponentType<IconProps>;
}

/** The tabs of the section, in their order; bookings are the fourth. */
export const SCHEDULING: readonly Destination[] = [
  { to: "/scheduling/services", label: shell.services, icon: IconBriefcase },
  { to: "/scheduling/locations", label: shell.locations, icon: IconMapPin },
  { to: "/scheduling/providers", label: shell.providers, icon: IconUsers },
  { to: "/scheduling/bookings", label: shell.bookings, icon: IconCalendarWeek },
];

export const SIMPLE_BOOKINGS: Destination = { to: "/bookings", label: shell.scheduling, icon: IconCalendar };

export const WORK: readonly Destination[] = [
  { to: "/review", label: shell.review, icon: IconShieldCheck },
  { to: "/inbox", label: shell.inbox, icon: IconInbox },
];

/** Where somebody begins: who runs the business with all of it at hand, a provider with their bookings alone. */
export function homeOf(user: User): string {
  return may(user, "manage_business") ? "/scheduling/bookings" : SIMPLE_BOOKINGS.to;
}
