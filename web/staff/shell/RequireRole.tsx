import { Outlet } from "react-router";
import { type Action, may } from "../api/permissions";
import { useUser } from "../api/session";
import { NotForRolePage } from "./NotForRolePage";

export function RequireRole({ action }: { action: Action }) {
  return may(useUser(), action) ? <Outlet /> : <NotForRolePage />;
}
