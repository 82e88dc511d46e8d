import { PageTitle } from "../parts/PageTitle";
import { review as words } from "../words/review";

export function ReviewPage() {
  return <PageTitle title={words.title} />;
}
