import { Button } from "@mantine/core";
import { IconChecks, IconInbox, IconSearchOff, IconUsers } from "@tabler/icons-react";
import { Empty } from "../parts/Empty";
import { inbox as words } from "../words/inbox";
import type { View } from "./useSelection";

const NOTHING = {
  all: { title: words.none, text: words.noneMeans, icon: IconInbox },
  unread: { title: words.allRead, text: words.allReadMeans, icon: IconChecks },
  waiting: { title: words.noneWaiting, text: words.noneWaitingMeans, icon: IconChecks },
  team: { title: words.noneTaken, text: words.noneTakenMeans, icon: IconUsers },
};
const NOTHING_FOUND = { title: words.noneFound, text: words.noneFoundMeans, icon: IconSearchOff };

export function NoConversations({
  view,
  isSearch,
  onShowAll,
}: {
  view: View;
  isSearch: boolean;
  onShowAll: () => void;
}) {
  return (
    <Empty {...(isSearch ? NOTHING_FOUND : NOTHING[view])}>
      {(isSearch || view !== "all") && (
        <Button size="xs" variant="default" onClick={onShowAll}>
          {words.showAll}
        </Button>
      )}
    </Empty>
  );
}
