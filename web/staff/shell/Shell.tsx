import { AppShell, Burger, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { lazy, Suspense, useEffect } from "react";
import { Outlet, useLocation } from "react-router";
import { useBookingAddress } from "../booking/address";
import { LiveIndicator } from "../live/LiveIndicator";
import { useLive } from "../live/useLive";
import { shell } from "../words/shell";
import { Brand } from "./Brand";
import classes from "./Shell.module.css";
import { Sidebar } from "./Sidebar";
import { UserMenu } from "./UserMenu";

const BookingDialog = lazy(async () => ({ default: (await import("../booking/BookingDialog")).BookingDialog }));
const MAIN = "main";

export function Shell() {
  const [opened, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const { bookingId, close: closeBooking } = useBookingAddress();
  useLive();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has arrived wants to see where.
  useEffect(close, [pathname]);
  return (
    <AppShell
      layout="alt"
      header={{ height: { base: 56, sm: 0 } }}
      navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding={{ base: "sm", sm: "lg" }}
    >
      <a href={`#${MAIN}`} className={classes.skip}>
        {shell.skip}
      </a>
      <AppShell.Header hiddenFrom="sm" className={classes.header}>
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} size="sm" aria-label={shell.openNavigation} />
            <Brand size={26} />
          </Group>
          <LiveIndicator />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.rail} aria-label={shell.mainNavigation} mod={{ opened }}>
        <Group className={classes.brand} justify="space-between" wrap="nowrap">
          <Brand />
          <Burger opened onClick={close} size="sm" hiddenFrom="sm" aria-label={shell.closeNavigation} />
        </Group>
        <AppShell.Section grow className={classes.links}>
          <Sidebar />
        </AppShell.Section>
        <AppShell.Section className={classes.foot}>
          <Group visibleFrom="sm" px="xs" pb={6}>
            <LiveIndicator />
          </Group>
          <UserMenu />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id={MAIN} tabIndex={-1} className={classes.main}>
        <Outlet />
      </AppShell.Main>
      {bookingId && (
        <Suspense>
          <BookingDialog bookingId={bookingId} onClose={closeBooking} />
        </Suspense>
      )}
    </AppShell>
  );
}
