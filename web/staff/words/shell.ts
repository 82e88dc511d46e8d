import { shell as en } from "./en/shell";
import { inLanguage } from "./language";

export const shell = inLanguage({ en });
