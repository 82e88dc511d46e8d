import type { User } from "./types";

/** What not everybody in the team may do; the server decides, this only hides what it would refuse. */
export type Action = "manage_business" | "manage_team";

const ALLOWED: Record<Action, readonly User["role"][]> = {
  manage_business: ["admin", "manager"],
  manage_team: ["admin"],
};

export function may(user: User, action: Action): boolean {
  return ALLOWED[action].includes(user.role);
}
