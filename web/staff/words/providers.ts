import { providers as en } from "./en/providers";
import { inLanguage } from "./language";

export const providers = inLanguage({ en });
