import { services as en } from "./en/services";
import { inLanguage } from "./language";

export const services = inLanguage({ en });
