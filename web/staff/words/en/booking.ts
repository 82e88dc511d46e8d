import { counted } from "../language";

export const booking = {
  title: "Booking",
  days: (number: number) => counted(number, { one: "# day", other: "# days" }),
  hours: (number: number) => counted(number, { one: "# h", other: "# h" }),
  minutes: (number: number) => counted(number, { one: "# min", other: "# min" }),
  fields: { name: "Name", phone: "Phone", email: "Email", notes: "Notes" },
  optional: "Optional",
  notesMean: "Optional. The team reads them, and so does the agent.",
};
