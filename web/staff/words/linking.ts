import { linking as en } from "./en/linking";
import { inLanguage } from "./language";

export const linking = inLanguage({ en });
