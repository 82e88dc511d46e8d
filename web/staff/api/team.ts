import { useQuery } from "@tanstack/react-query";
import { answered, api } from "./client";
import { keys } from "./keys";
import type { ApiKey, Member } from "./managed";

const PAGE = 1000;

export function useTeam() {
  return useQuery({
    queryKey: keys.users,
    queryFn: () => everyPage<Member>((cursor) => answered(api.GET("/api/users", pageAt(cursor)))),
  });
}

export function useApiKeys() {
  return useQuery({
    queryKey: keys.apiKeys,
    queryFn: () => everyPage<ApiKey>((cursor) => answered(api.GET("/api/api-keys", pageAt(cursor)))),
  });
}

function pageAt(cursor: string | null) {
  return { params: { query: { limit: PAGE, ...(cursor === null ? {} : { cursor }) } } };
}

async function everyPage<Item>(
  fetchPage: (cursor: string | null) => Promise<{ items: Item[]; next?: string | null }>,
): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Item[]; next?: string | null } = await fetchPage(cursor);
    found.push(...page.items);
    cursor = page.next ?? null;
  } while (cursor !== null);
  return found;
}
