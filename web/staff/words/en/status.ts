export const status = {
  title: "Status",
  names: {
    pending: "Pending",
    confirmed: "Confirmed",
    completed: "Completed",
    cancelled: "Cancelled",
    no_show: "No-show",
    rescheduled: "Rescheduled",
  },
  meanings: {
    pending: "Awaiting confirmation",
    confirmed: "Appointment confirmed",
    completed: "Took place",
    cancelled: "Cancelled by customer or provider",
    no_show: "Customer did not attend",
    rescheduled: "Replaced by a new booking",
  },
  sources: {
    manual: "Manual",
    ai_agent: "AI agent",
    api: "API",
  },
};
