import { PageTitle } from "../parts/PageTitle";
import { settings as words } from "../words/settings";

export function ProviderPage() {
  return <PageTitle title={words.providers} />;
}
