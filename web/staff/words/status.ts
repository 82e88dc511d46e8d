import { status as en } from "./en/status";
import { inLanguage } from "./language";

export const status = inLanguage({ en });
