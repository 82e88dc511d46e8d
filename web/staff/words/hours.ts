import { hours as en } from "./en/hours";
import { inLanguage } from "./language";

export const hours = inLanguage({ en });
