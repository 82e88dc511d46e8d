import { review as en } from "./en/review";
import { inLanguage } from "./language";

export const review = inLanguage({ en });
