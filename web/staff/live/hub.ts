import type { Booking } from "../api/types";
import type { Link } from "./link";

const ADDRESS = "/hubs/bookings";
const BOOKING_CALLS = ["BookingCreated", "BookingUpdated", "BookingStatusChanged"];

export interface Heard {
  booking: (seq: number, booking: Booking) => void;
  conversation: (id: string) => void;
}

/** The hub over SignalR; its code is loaded when it is needed, behind the first page. */
export async function connectHub(heard: Heard): Promise<Link> {
  const { HttpTransportType, HubConnectionBuilder, LogLevel } = await import("@microsoft/signalr");
  const connection = new HubConnectionBuilder()
    .withUrl(ADDRESS, { transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None)
    .build();
  for (const call of BOOKING_CALLS) {
    connection.on(call, ({ seq, booking }: { seq: number; booking: Booking }) => heard.booking(seq, booking));
  }
  connection.on("ConversationUpdated", ({ conversation_id }: { conversation_id: string }) =>
    heard.conversation(conversation_id),
  );
  const closed = new Promise<void>((resolve) => connection.onclose(() => resolve()));
  return { start: () => connection.start(), stop: () => connection.stop(), closed };
}

/** SignalR tells the status of a refused negotiation. */
export function isSignedOut(error: unknown): boolean {
  return (
    error instanceof Error && ("statusCode" in error ? error.statusCode === 401 : / 401\b|'401'/.test(error.message))
  );
}
