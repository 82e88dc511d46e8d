import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { answered, api } from "./client";
import { keys } from "./keys";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Conversation = Schemas["ConversationView"];
export type ConversationSummary = Schemas["ConversationSummary"];
export type Message = Schemas["MessageView"];
export type ToolCall = Schemas["ToolCallView"];
export type Delivery = NonNullable<Message["delivery"]>;

/** Empty fields do not restrict. */
export interface Selection {
  query: string;
  unread?: boolean;
  waiting_for_person?: boolean;
  owner?: "agent" | "staff";
}

interface MessagePage {
  items: Message[];
  next?: string | null;
}

const IN_LIST = 30;
const IN_TRANSCRIPT = 50;
const WHILE_SENDING = 3_000;

/** The latest activity first; the page after is fetched when somebody gets there. */
export function useConversations(selection: Selection) {
  return useInfiniteQuery({
    queryKey: keys.conversations.list({ ...selection }),
    queryFn: ({ pageParam, signal }) => {
      const query = { ...selection, limit: IN_LIST, ...(pageParam ? { cursor: pageParam } : {}) };
      return answered(api.GET("/api/conversations", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Who it is with, who answers, and its bookings; what was said comes by pages. */
export function useConversation(id: string) {
  return useQuery({
    queryKey: keys.conversations.one(id),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/api/conversations/{conversation_id}", {
          params: { path: { conversation_id: id }, query: { messages: 0 } },
          signal,
        }),
      ),
  });
}

/** From the end backwards. A page further on is what was said before. */
export function useMessages(id: string) {
  return useInfiniteQuery({
    queryKey: keys.conversations.messages(id),
    queryFn: ({ pageParam, signal }): Promise<MessagePage> => {
      const query = { limit: IN_TRANSCRIPT, ...(pageParam ? { cursor: pageParam } : {}) };
      return answered(
        api.GET("/api/conversations/{conversation_id}/messages", {
          params: { path: { conversation_id: id }, query },
          signal,
        }),
      );
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    // How far a message has come is not told by the hub.
    refetchInterval: ({ state }) => (state.data && isOnItsWay(state.data) ? WHILE_SENDING : false),
  });
}

function isOnItsWay(data: InfiniteData<MessagePage>): boolean {
  return data.pages[0]?.items.some((each) => each.delivery?.state === "sending") ?? false;
}

/** In order. */
export function inOrder(pages: readonly MessagePage[] | undefined): Message[] {
  return pages ? [...pages].reverse().flatMap((page) => page.items) : [];
}

export function useSay(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ text, key }: { text: string; key: string }) =>
      answered(
        api.POST("/api/conversations/{conversation_id}/messages", {
          params: { path: { conversation_id: id }, header: { "Idempotency-Key": key } },
          body: { text },
        }),
      ),
    onSuccess: (message) => {
      cache.setQueryData<InfiniteData<MessagePage>>(keys.conversations.messages(id), (data) =>
        withMessage(data, message),
      );
      void cache.invalidateQueries({ queryKey: keys.conversations.all });
    },
  });
}

/** At the end of what was fetched, unless the hub was faster. */
function withMessage(data: InfiniteData<MessagePage> | undefined, message: Message) {
  const [last, ...earlier] = data?.pages ?? [];
  if (!data || !last || last.items.some((each) => each.id === message.id)) return data;
  return { ...data, pages: [{ ...last, items: [...last.items, message] }, ...earlier] };
}

export function useTakeOver(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answered(
        api.POST("/api/conversations/{conversation_id}/takeover", { params: { path: { conversation_id: id } } }),
      ),
    onSuccess: ({ summary: _, ...whole }) => changed(cache, whole),
  });
}

export function useHandBack(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (note: string) =>
      answered(
        api.POST("/api/conversations/{conversation_id}/release", {
          params: { path: { conversation_id: id } },
          body: note ? { note } : {},
        }),
      ),
    onSuccess: (whole) => changed(cache, whole),
  });
}

function changed(cache: QueryClient, whole: Conversation): void {
  cache.setQueryData(keys.conversations.one(whole.id), { ...whole, messages: [] });
  void cache.invalidateQueries({ queryKey: keys.conversations.all });
}

/** What was read stays read, so a try that fails is made up for by the next. */
export function useMarkRead(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (messageId: string) =>
      answered(
        api.POST("/api/conversations/{conversation_id}/read", {
          params: { path: { conversation_id: id } },
          body: { message_id: messageId },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.conversations.lists }),
  });
}

/** The numbers beside the pages. */
export function useAttention() {
  return useQuery({
    queryKey: keys.conversations.attention,
    queryFn: () => answered(api.GET("/api/attention")),
    refetchInterval: 60_000,
  });
}

export function exportAddress(id: string): string {
  return `/api/conversations/${encodeURIComponent(id)}/export`;
}
