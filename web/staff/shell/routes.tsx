import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { Loading } from "../parts/Loading";
import { CrashPage } from "./CrashPage";
import { HomePage } from "./HomePage";
import { NotFoundPage } from "./NotFoundPage";
import { RequireRole } from "./RequireRole";
import { RequireSession } from "./RequireSession";
import { Shell } from "./Shell";

const bookings = async () => ({ Component: (await import("../calendar/BookingsPage")).BookingsPage });

/** What is shown inside the shell, below `/staff`. Every page is loaded when it is first gone to. */
const pages: RouteObject[] = [
  { index: true, Component: HomePage },
  {
    path: "scheduling",
    children: [
      { index: true, element: <Navigate to="bookings" replace /> },
      {
        path: "services",
        lazy: async () => ({ Component: (await import("../settings/ServicesPage")).ServicesPage }),
      },
      {
        path: "locations",
        lazy: async () => ({ Component: (await import("../settings/LocationsPage")).LocationsPage }),
      },
      {
        path: "providers",
        lazy: async () => ({ Component: (await import("../settings/ProvidersPage")).ProvidersPage }),
      },
      {
        path: "providers/:providerId",
        lazy: async () => ({ Component: (await import("../settings/ProviderPage")).ProviderPage }),
      },
      { path: "bookings", lazy: bookings },
    ],
  },
  { path: "bookings", lazy: bookings },
  { path: "review", lazy: async () => ({ Component: (await import("../review/ReviewPage")).ReviewPage }) },
  {
    path: "inbox/:conversationId?",
    lazy: async () => ({ Component: (await import("../inbox/InboxPage")).InboxPage }),
  },
  {
    path: "settings",
    children: [
      { index: true, lazy: async () => ({ Component: (await import("../settings/SettingsPage")).SettingsPage }) },
      { path: "account", lazy: async () => ({ Component: (await import("../settings/AccountPage")).AccountPage }) },
      {
        Component: () => <RequireRole action="manage_team" />,
        children: [
          { path: "team", lazy: async () => ({ Component: (await import("../settings/TeamPage")).TeamPage }) },
          {
            path: "api-keys",
            lazy: async () => ({ Component: (await import("../settings/ApiKeysPage")).ApiKeysPage }),
          },
        ],
      },
    ],
  },
  { path: "*", Component: NotFoundPage },
];

export function makeRouter() {
  return createBrowserRouter(
    [
      {
        ErrorBoundary: CrashPage,
        HydrateFallback: Loading,
        children: [
          { path: "sign-in", lazy: async () => ({ Component: (await import("./SignInPage")).SignInPage }) },
          {
            Component: RequireSession,
            // A page that breaks leaves the way to the others open.
            children: [{ Component: Shell, children: [{ ErrorBoundary: CrashPage, children: pages }] }],
          },
        ],
      },
    ],
    { basename: "/staff" },
  );
}
