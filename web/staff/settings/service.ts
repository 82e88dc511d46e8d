import type { ServiceBody } from "../api/managed";
import type { Service } from "../api/types";
import { services as words } from "../words/services";
import { settings } from "../words/settings";
import { lengthInWords } from "./lengths";

const ONE_DAY = 1440;
const ONE_YEAR = 366 * ONE_DAY;
const LONGEST_WINDOW = 5 * 366;
const PRICE = /^\d{1,10}([.,]\d{1,2})?$/;

type Length = number | "";

/** A service as its form has it: fields go by their names in the API. */
export interface ServiceValues extends Record<string, unknown> {
  name: string;
  description: string;
  aliases: string[];
  price: string;
  location_ids: string[];
  duration: Length;
  buffer_before: Length;
  buffer_after: Length;
  slot_interval: Length;
  min_notice: Length;
  booking_window_days: Length;
  cancel_notice: Length;
  requires_approval: boolean;
}

export function valuesOf(service: Service | null, locationIds: string[]): ServiceValues {
  if (service) {
    const { id: _, archived: __, price, ...rest } = service;
    return { ...rest, price: price ?? "" };
  }
  return {
    name: "",
    description: "",
    aliases: [],
    price: "",
    // Where there is but one place, it is that one.
    location_ids: locationIds.length === 1 ? locationIds : [],
    duration: 30,
    buffer_before: 0,
    buffer_after: 0,
    slot_interval: 30,
    min_notice: 60,
    booking_window_days: 60,
    cancel_notice: 120,
    requires_approval: false,
  };
}

export function bodyOf(
  values: ServiceValues,
): ServiceBody & { name: string; duration: number; location_ids: string[] } {
  return {
    name: values.name,
    description: values.description,
    aliases: values.aliases,
    price: values.price === "" ? null : values.price.replace(",", "."),
    location_ids: values.location_ids,
    duration: values.duration || 0,
    buffer_before: values.buffer_before || 0,
    buffer_after: values.buffer_after || 0,
    slot_interval: values.slot_interval || 0,
    min_notice: values.min_notice || 0,
    booking_window_days: values.booking_window_days || 0,
    cancel_notice: values.cancel_notice || 0,
    requires_approval: values.requires_approval,
  };
}

export const CHECKS = {
  name: (name: string) => (name.trim() === "" ? settings.required : null),
  price: (price: string) => (price === "" || PRICE.test(price) ? null : words.badPrice),
  location_ids: (ids: string[]) => (ids.length === 0 ? words.locationsMissing : null),
  duration: within(1, 7 * ONE_DAY),
  buffer_before: within(0, ONE_DAY),
  buffer_after: within(0, ONE_DAY),
  slot_interval: within(1, ONE_DAY),
  min_notice: within(0, ONE_YEAR),
  cancel_notice: within(0, ONE_YEAR),
  booking_window_days: (days: Length) =>
    days !== "" && days >= 0 && days <= LONGEST_WINDOW ? null : words.badNumber("0", settings.days(LONGEST_WINDOW)),
};

function within(least: number, most: number) {
  return (minutes: Length) =>
    minutes !== "" && minutes >= least && minutes <= most
      ? null
      : words.badNumber(lengthInWords(least), lengthInWords(most));
}
