import { PageTitle } from "../parts/PageTitle";
import { inbox as words } from "../words/inbox";

export function InboxPage() {
  return <PageTitle title={words.title} />;
}
