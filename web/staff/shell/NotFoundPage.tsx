import { shell } from "../words/shell";
import { NoPage } from "./NoPage";

export function NotFoundPage() {
  return <NoPage title={shell.notFound} text={shell.notFoundMeans} />;
}
