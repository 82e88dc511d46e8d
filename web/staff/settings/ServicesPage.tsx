import { PageTitle } from "../parts/PageTitle";
import { settings as words } from "../words/settings";

export function ServicesPage() {
  return <PageTitle title={words.services} />;
}
