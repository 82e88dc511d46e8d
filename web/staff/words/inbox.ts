import { inbox as en } from "./en/inbox";
import { inLanguage } from "./language";

export const inbox = inLanguage({ en });
