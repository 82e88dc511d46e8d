import { signIn as en } from "./en/signIn";
import { inLanguage } from "./language";

export const signIn = inLanguage({ en });
