/** Everything the widget itself says. */
export const WORDS = {
  title: "Chat with us",
  assistant: "Booking assistant",
  staffHere: "You are talking with the team",
  greeting: "How can we help?",
  welcome: "Book, move or cancel an appointment, or ask a question. Write as you would to a person.",
  starters: ["Book an appointment", "Change my appointment", "Which services do you offer?"],

  openChat: "Open chat",
  closeChat: "Close chat",
  unread: (count: number) => (count === 1 ? "1 new message" : `${count} new messages`),
  menu: "More options",
  startOver: "Start over",
  startOverQuestion: "Start a new conversation?",
  startOverHint: "What you have booked stays booked, but you may not be able to change it here afterwards.",
  keep: "Keep this one",

  log: "Conversation",
  message: "Message",
  placeholder: "Write a message…",
  send: "Send message",
  suggestions: "Suggested replies",
  newMessages: "New messages",
  link: "opens in a new tab",

  you: "You",
  agent: "Assistant",
  staff: "Team member",
  typing: "Typing…",
  sent: "Sent",
  notSent: "Not sent yet",
  edit: "Edit",
  remove: "Remove",

  today: "Today",
  yesterday: "Yesterday",

  left: (count: number) => (count === 1 ? "1 character left" : `${count} characters left`),
  tooLong: (count: number) => (count === 1 ? "1 character too long" : `${count} characters too long`),

  offline: "You are offline. Your messages will be sent when you are back.",
  reconnecting: "Connection lost. Trying again…",
  busy: (seconds: number) =>
    `That was a lot at once. Sending again in ${seconds > 90 ? `about ${Math.ceil(seconds / 60)} minutes` : "a moment"}.`,
  expired: "The conversation above has expired. Your next message starts a new one.",
  stale: "This was written a while ago and has not been sent.",
  problems: {
    too_large: "This message is too long to send. Please shorten it.",
    refused: "This message could not be accepted. Please change it and try again.",
    forbidden: "The chat is not available on this page.",
  },
} as const;

/** As the server counts: characters, not UTF-16 units. */
export const MESSAGE_LIMIT = 2000;
