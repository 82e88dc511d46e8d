import { Button, CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useConversations } from "../api/conversations";
import column from "../parts/Column.module.css";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { PageTitle } from "../parts/PageTitle";
import { inbox as words } from "../words/inbox";
import classes from "./ConversationList.module.css";
import { ConversationRow } from "./ConversationRow";
import { NoConversations } from "./NoConversations";
import { useSelection } from "./useSelection";
import { ViewChoice } from "./ViewChoice";

const TYPED = 250;

export function ConversationList({ openId }: { openId: string | undefined }) {
  const { view, query, selection, setView, setQuery, showAll } = useSelection();
  const found = useConversations(selection);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={column.column} aria-label={words.list}>
      <div className={column.top}>
        <PageTitle title={words.title} />
        <Search query={query} onSearch={setQuery} />
        <ViewChoice view={view} onChange={setView} />
      </div>
      <div className={column.scroll} aria-busy={found.isPlaceholderData}>
        {found.isPending && <Loading />}
        {found.isError && !found.data && <Failed error={found.error} onRetry={found.refetch} />}
        {found.isSuccess && items.length === 0 && (
          <NoConversations view={view} isSearch={query !== ""} onShowAll={showAll} />
        )}
        <ul className={classes.list}>
          {items.map((each) => (
            <ConversationRow key={each.id} conversation={each} isOpen={each.id === openId} />
          ))}
        </ul>
        {found.hasNextPage && (
          <Button
            variant="subtle"
            fullWidth
            my="xs"
            loading={found.isFetchingNextPage}
            onClick={() => found.fetchNextPage()}
          >
            {words.more}
          </Button>
        )}
      </div>
    </section>
  );
}

function Search({ query, onSearch }: { query: string; onSearch: (query: string) => void }) {
  const [typed, setTyped] = useState(query);
  const search = useDebouncedCallback(onSearch, TYPED);
  const type = (value: string) => {
    setTyped(value);
    search(value.trim());
  };
  return (
    <TextInput
      type="search"
      aria-label={words.search}
      placeholder={words.search}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed && <CloseButton size="sm" aria-label={words.clearSearch} onClick={() => type("")} />}
      maxLength={200}
    />
  );
}
