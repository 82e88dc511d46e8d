import { team as en } from "./en/team";
import { inLanguage } from "./language";

export const team = inLanguage({ en });
