import { PageTitle } from "../parts/PageTitle";
import { settings as words } from "../words/settings";

export function SettingsPage() {
  return <PageTitle title={words.title} />;
}
