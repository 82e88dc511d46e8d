import type { ReactNode } from "react";
import classes from "./DialogFoot.module.css";

/** Stays at the lower edge of a dialog while what is above scrolls. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className={classes.foot}>{children}</div>;
}
