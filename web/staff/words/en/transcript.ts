import { counted } from "../language";

const tools: Record<string, string> = {
  find_slots: "Looked for free times",
  find_locations: "Looked up the locations",
  list_services: "Looked up the services",
  my_bookings: "Looked up the customer's bookings",
  hold_slot: "Held a time",
  release_slot: "Let a held time go",
  book: "Booked",
  reschedule: "Moved a booking",
  cancel: "Cancelled a booking",
  correct_my_details: "Corrected the customer's details",
  ask_for_person: "Asked for a person",
};

const asked: Record<string, string> = {
  book: "Asked for a yes to book",
  reschedule: "Asked for a yes to move a booking",
  cancel: "Asked for a yes to cancel a booking",
};

export const transcript = {
  who: {
    customer: "Customer",
    agent: "Agent",
    staff: "Team",
    note: "Note to the agent",
  },
  /** What the agent did, in words; a tool that has none is named as it is. */
  tool: (name: string) => tools[name] ?? name,
  toolAsked: (name: string) => asked[name],
  failed: "was refused",
  running: "is running",
  arguments: "With",
  result: "Came back",
  nothing: "nothing",
  yes: "yes",
  no: "no",
  more: (number: number) => counted(number, { one: "and # more", other: "and # more" }),
  trouble: {
    reply_corrected: "Corrected before it was sent: the first version did not hold true",
    reply_replaced: "Replaced: what the agent wrote did not hold true, so the server's own words were sent",
    agent_failed: "The agent could not finish, so the server's own words were sent",
  },
  delivery: {
    sending: "Sending",
    sent: "Sent",
    delivered: "Delivered",
    read: "Read",
    failed: "Not delivered",
  },
  failedWith: (code: string) => `Not delivered (error ${code})`,
};
