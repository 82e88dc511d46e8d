import { booking as en } from "./en/booking";
import { inLanguage } from "./language";

export const booking = inLanguage({ en });
