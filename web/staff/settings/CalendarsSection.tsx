import { useCalendars } from "../api/calendars";
import type { Provider } from "../api/types";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { dayIn, timeIn } from "../parts/times";
import { CalendarFeed } from "./CalendarFeed";
import { GoogleSection } from "./GoogleSection";
import classes from "./settings.module.css";

interface Props {
  provider: Provider;
  zone: string;
}

/** Where else the provider's appointments can be seen. */
export function CalendarsSection({ provider, zone }: Props) {
  const { data, error, refetch } = useCalendars(provider.id);
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />;
  const at = (instant: string) => `${dayIn(zone, instant)}, ${timeIn(zone, instant)}`;
  return (
    <div className={`${classes.card} ${classes.sections}`}>
      <GoogleSection providerId={provider.id} google={data.google} account={data.google_account} at={at} />
      <CalendarFeed providerId={provider.id} feed={data.feed} at={at} />
    </div>
  );
}
