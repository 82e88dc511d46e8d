import { transcript as en } from "./en/transcript";
import { inLanguage } from "./language";

export const transcript = inLanguage({ en });
