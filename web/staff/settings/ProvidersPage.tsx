import { PageTitle } from "../parts/PageTitle";
import { settings as words } from "../words/settings";

export function ProvidersPage() {
  return <PageTitle title={words.providers} />;
}
