export type Role = "customer" | "agent" | "staff";

/** One line of the transcript, as the server knows it. */
export interface ChatMessage {
  readonly id: string;
  readonly role: Role;
  readonly text: string;
  /** Milliseconds since the epoch; NaN where the server did not say. */
  readonly at: number;
  readonly clientMessageId: string | undefined;
  readonly quickReplies: readonly string[];
}

/** Reads a message from JSON, or nothing when it is not one: what a proxy may send instead must not break the page. */
export function readMessage(value: unknown, role: Role = "agent"): ChatMessage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  const id = fields.id;
  if ((typeof id !== "string" && typeof id !== "number") || typeof fields.text !== "string") return undefined;
  return {
    id: String(id),
    role: readRole(fields.role) ?? role,
    text: fields.text,
    at: typeof fields.at === "string" ? Date.parse(fields.at) : Number.NaN,
    clientMessageId: typeof fields.client_message_id === "string" ? fields.client_message_id : undefined,
    quickReplies: readStrings(fields.quick_replies),
  };
}

function readRole(value: unknown): Role | undefined {
  return value === "customer" || value === "agent" || value === "staff" ? value : undefined;
}

export function readStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
