const CHANNELS: Record<string, string> = { whatsapp: "WhatsApp", web: "Web chat" };
const ROLES: Record<string, string> = { customer: "Customer", agent: "Agent", staff: "Team", note: "Note" };

export const linking = {
  search: "Find a contact",
  searchMeans: "Optional: fills in the details and links the booking to their conversation.",
  searchFor: "Name, phone or email",
  found: "Contacts",
  nobody: "No contact matches. Fill in the details by hand.",
  nameless: "Without a name",
  change: "Change",
  noConversations: "There is no conversation with this contact yet.",
  conversation: "Conversation",
  conversationMeans: "The agent will know of the booking there.",
  none: "No conversation",
  channel: (name: string) => CHANNELS[name] ?? name,
  said: (role: string, author: string | null, text: string) => `${author ?? ROLES[role] ?? role}: ${text}`,
};
