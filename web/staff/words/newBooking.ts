import { newBooking as en } from "./en/newBooking";
import { inLanguage } from "./language";

export const newBooking = inLanguage({ en });
