export const calendars = {
  feedTitle: "Subscribe from any calendar",
  feedAbout:
    "An address that Apple Calendar, Outlook, Google Calendar and others can follow. Whoever has it can read the " +
    "appointments, with the customers' names; it changes nothing.",
  noFeed: "Nobody can subscribe yet.",
  feedMade: (when: string) => `There is an address since ${when}. It was shown once, when it was made.`,
  makeFeed: "Make an address",
  renewFeed: "Make a new address",
  renewAsk: "Make a new address?",
  renewText: "The one there is leads nowhere any more: every calendar that follows it needs the new one.",
  feedOnceTitle: "Copy the address now",
  feedOnceText:
    "This is the only time it is shown. In the calendar, choose to subscribe or to add a calendar from the web. How " +
    "often it looks for news is up to that calendar: some take hours.",
  feedLost: "The address was shown before and is not kept. Make a new one if it got lost.",
  feedAddress: "Address",
  endFeed: "Stop sharing",
  endAsk: "Stop sharing this calendar?",
  endText: "The address leads nowhere any more, and every calendar that follows it stays as it is now.",
  feedEnded: "The address leads nowhere any more.",

  googleTitle: "Google Calendar",
  googleAbout:
    "Appointments appear in the calendar within seconds. When something else stands there, nobody is booked at that time.",
  googleOff: "Google Calendar is not set up on this installation. Whoever runs it finds out how in its documentation.",
  shareFirst: "1. In Google Calendar, share the calendar with this address, and let it “Make changes to events”.",
  account: "Address to share with",
  thenId: "2. In the same settings, under “Integrate calendar”, copy the calendar's ID.",
  calendarId: "Calendar ID",
  idExample: "ana@example.com",
  connect: "Connect",
  connected: "Saved. The calendar is being brought up to date.",
  tryAgain: "Try again now",
  trying: "Trying again.",
  isConnected: (id: string) => `Connected with ${id}`,
  firstTime: "Being brought up to date for the first time…",
  synced: (when: string) => `Up to date ${when}`,
  troubled: "The calendar is not up to date",
  disconnect: "Disconnect",
  disconnectAsk: "Disconnect this calendar?",
  disconnectText:
    "Appointments that are still to come are taken off it, and what else stands there no longer keeps customers from " +
    "booking.",
  standings: {
    there: "In Google Calendar",
    on_its_way: "On its way to Google Calendar",
    held_up: "Not in Google Calendar yet.",
  },
  seeWhy: "See why",
  disconnected: "The calendar is disconnected.",
};
