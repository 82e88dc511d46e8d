import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useGoogleStanding } from "../../api/calendars";
import type { Booking } from "../../api/types";
import { calendars as words } from "../../words/calendars";

/** Where the event is on its way to the provider's own calendar; nothing where none is connected. */
export function GoogleStanding({ booking }: { booking: Booking }) {
  const { data: standing } = useGoogleStanding(booking);
  if (!standing) return null;
  return (
    <Text size="sm" c="dimmed">
      {words.standings[standing]}
      {standing === "held_up" && (
        <>
          {" "}
          <Anchor component={Link} to={`/scheduling/providers/${booking.provider.id}?show=calendars`} size="sm">
            {words.seeWhy}
          </Anchor>
        </>
      )}
    </Text>
  );
}
