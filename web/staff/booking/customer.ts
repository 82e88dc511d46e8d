import type { Booking } from "../api/types";

/** As they are typed: blank is none. */
export interface CustomerFields {
  name: string;
  phone: string;
  email: string;
  notes: string;
}

export const CUSTOMER_FIELDS = ["name", "phone", "email", "notes"] as const;

export const NO_CUSTOMER: CustomerFields = { name: "", phone: "", email: "", notes: "" };

export function fieldsOf({ customer }: Booking): CustomerFields {
  const { name, phone, email, notes } = customer;
  return { name, phone: phone ?? "", email: email ?? "", notes: notes ?? "" };
}

/** What the server names by its path, such as `customer.phone`. */
export function fieldNamed(path: string | null | undefined): keyof CustomerFields | null {
  const last = path?.split(".").at(-1);
  return CUSTOMER_FIELDS.find((each) => each === last) ?? null;
}
