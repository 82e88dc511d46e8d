import { locations as en } from "./en/locations";
import { inLanguage } from "./language";

export const locations = inLanguage({ en });
