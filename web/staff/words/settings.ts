import { settings as en } from "./en/settings";
import { inLanguage } from "./language";

export const settings = inLanguage({ en });
