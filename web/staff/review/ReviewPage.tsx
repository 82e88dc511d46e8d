import { Box, Button, SegmentedControl, Text } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useSearchParams } from "react-router";
import { useReviews } from "../api/reviews";
import column from "../parts/Column.module.css";
import { Empty } from "../parts/Empty";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { PageTitle } from "../parts/PageTitle";
import { review as words } from "../words/review";
import { ReviewDetail } from "./ReviewDetail";
import { ReviewList } from "./ReviewList";
import classes from "./ReviewPage.module.css";
import { useReviewing } from "./useReviewing";
import { useReviewKeys } from "./useReviewKeys";

/** What the agent did, the riskiest first; beside it what was agreed. On a phone one or the other. */
export function ReviewPage() {
  const [search, setSearch] = useSearchParams();
  const isDone = search.get("show") === "done";
  const found = useReviews(isDone);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const picked = search.get("item");
  const selected = items.find((each) => each.id === picked) ?? (picked ? undefined : items[0]);
  const reviewing = useReviewing(items, (id) => put("item", id));
  useReviewKeys(items, selected, (id) => put("item", id), reviewing.primary);

  function put(name: string, value: string | undefined): void {
    setSearch(
      (known) => {
        const changed = new URLSearchParams(known);
        if (name === "show") changed.delete("item");
        if (value) changed.set(name, value);
        else changed.delete(name);
        return changed;
      },
      { replace: true },
    );
  }

  const isEmpty = found.isSuccess && items.length === 0;
  return (
    <div className={classes.page} data-open={picked && selected ? "" : undefined}>
      <section className={column.column} aria-label={words.list}>
        <div className={column.top}>
          <PageTitle title={words.title} />
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={words.title}
            value={isDone ? "done" : "open"}
            onChange={(value) => put("show", value === "done" ? value : undefined)}
            data={[
              { value: "open", label: words.tabs.open },
              { value: "done", label: words.tabs.done },
            ]}
          />
        </div>
        <div className={column.scroll}>
          {found.isPending && <Loading />}
          {found.isError && !found.data && <Failed error={found.error} onRetry={found.refetch} />}
          <ReviewList items={items} selected={selected} isDone={isDone} onSelect={(id) => put("item", id)} />
          {found.hasNextPage && (
            <Button variant="subtle" fullWidth loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
              {words.more}
            </Button>
          )}
          <Box hiddenFrom="md">{isEmpty && <NothingHere isDone={isDone} />}</Box>
        </div>
        {selected && !isDone && (
          <Text className={classes.keys} size="xs" c="dimmed" visibleFrom="md">
            {selected.booking.status === "pending" ? words.keysPending : words.keys}
          </Text>
        )}
      </section>
      <div className={classes.detail}>
        {isEmpty && <NothingHere isDone={isDone} />}
        {selected && (
          <ReviewDetail
            key={selected.id}
            review={selected}
            reviewing={reviewing}
            onBack={() => put("item", undefined)}
          />
        )}
      </div>
    </div>
  );
}

function NothingHere({ isDone }: { isDone: boolean }) {
  return (
    <Empty
      title={isDone ? words.noneDone : words.allDone}
      text={isDone ? words.noneDoneMeans : words.allDoneMeans}
      icon={IconShieldCheck}
    />
  );
}
