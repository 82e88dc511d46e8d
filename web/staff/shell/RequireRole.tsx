import { Outlet } from "react-router";
import { type Action, may } from "../api/permissions";
import { useUser } from "../api/session";
import { NotFoundPage } from "./NotFoundPage";

export function RequireRole({ action }: { action: Action }) {
  return may(useUser(), action) ? <Outlet /> : <NotFoundPage />;
}
