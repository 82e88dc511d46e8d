import { calendars as en } from "./en/calendars";
import { inLanguage } from "./language";

export const calendars = inLanguage({ en });
