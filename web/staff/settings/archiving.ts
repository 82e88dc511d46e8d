import { useMutation } from "@tanstack/react-query";
import { type Changed, useCatalogChanged } from "../api/managed";
import { tellDone, tellFailed } from "../parts/notices";
import { settings as words } from "../words/settings";
import { changeKnowingly } from "./Affected";
import type { Entry } from "./EntryList";

interface Calls {
  archive: (id: string, preview: boolean) => Promise<Changed>;
  restore: (id: string) => Promise<unknown>;
  /** What archiving means for this kind. */
  text: string;
}

/** Takes an entry out of use, after asking, and back into it. */
export function useArchiving({ archive, restore, text }: Calls) {
  const changed = useCatalogChanged();
  const archiving = useMutation({
    mutationFn: ({ id, name }: Entry) => {
      const question = { title: words.archiveAsk(name), text, confirm: words.archive };
      return changeKnowingly((preview) => archive(id, preview), question);
    },
    onSuccess: (done, { name }) => {
      if (!done) return;
      changed();
      tellDone(words.archivedDone(name));
    },
    onError: (error) => tellFailed(error),
  });
  const restoring = useMutation({
    mutationFn: ({ id }: Entry) => restore(id),
    onSuccess: (_, { name }) => {
      changed();
      tellDone(words.restoredDone(name));
    },
    onError: (error) => tellFailed(error),
  });
  return (entry: Entry) => ({
    onArchive: () => archiving.mutate(entry),
    onRestore: () => restoring.mutate(entry),
  });
}
