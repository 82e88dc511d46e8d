import { PageTitle } from "../parts/PageTitle";
import { settings as words } from "../words/settings";

export function TeamPage() {
  return <PageTitle title={words.team} />;
}
