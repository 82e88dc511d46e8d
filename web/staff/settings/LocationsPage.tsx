import { PageTitle } from "../parts/PageTitle";
import { settings as words } from "../words/settings";

export function LocationsPage() {
  return <PageTitle title={words.locations} />;
}
