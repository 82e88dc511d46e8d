import { slots as en } from "./en/slots";
import { inLanguage } from "./language";

export const slots = inLanguage({ en });
