import { problems as en } from "./en/problems";
import { inLanguage } from "./language";

export const problems = inLanguage({ en });
