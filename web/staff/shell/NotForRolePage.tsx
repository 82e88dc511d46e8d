import { useUser } from "../api/session";
import { shell } from "../words/shell";
import { NoPage } from "./NoPage";

export function NotForRolePage() {
  return <NoPage title={shell.notForRole} text={shell.notForRoleMeans(shell.roles[useUser().role])} />;
}
