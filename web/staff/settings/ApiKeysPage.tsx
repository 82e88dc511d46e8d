import { PageTitle } from "../parts/PageTitle";
import { settings as words } from "../words/settings";

export function ApiKeysPage() {
  return <PageTitle title={words.apiKeys} />;
}
