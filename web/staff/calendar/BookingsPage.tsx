import { PageTitle } from "../parts/PageTitle";
import { calendar as words } from "../words/calendar";

export function BookingsPage() {
  return <PageTitle title={words.title} />;
}
