import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { applyBooking } from "../live/apply";
import { answered, api } from "./client";
import { keys } from "./keys";
import type { components } from "./schema";
import type { Booking } from "./types";

type Schemas = components["schemas"];
export type Review = Schemas["ReviewView"];
export type Reason = Review["reasons"][number];
export type CustomerEdit = Schemas["CustomerEditBody"];

interface ReviewPage {
  items: Review[];
  next?: string | null;
}
type Pages = InfiniteData<ReviewPage>;

const PAGE = 20;
/** The hub tells of it; this is for what it may have missed. */
const LOOK_AGAIN = 60_000;

export function useReviews(done: boolean) {
  return useInfiniteQuery({
    queryKey: keys.reviews.list({ done }),
    queryFn: ({ pageParam, signal }): Promise<ReviewPage> => {
      const query = { done, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) };
      return answered(api.GET("/api/review", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  });
}

/** Gone from the list at once; it comes back when the server says no. */
export function useLooksRight() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, booking }: Review) =>
      answered(
        api.POST("/api/review/{booking_id}/done", {
          params: { path: { booking_id: id } },
          body: { version: booking.version },
        }),
      ),
    onMutate: async ({ id }) => {
      await cache.cancelQueries({ queryKey: keys.reviews.all });
      const before = cache.getQueryData<Pages>(keys.reviews.list({ done: false }));
      cache.setQueryData<Pages>(keys.reviews.list({ done: false }), (data) => without(data, id));
      return before;
    },
    onError: (_error, _review, before) => cache.setQueryData(keys.reviews.list({ done: false }), before),
    onSettled: () => refresh(cache),
  });
}

export function useReopen() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answered(api.DELETE("/api/review/{booking_id}/done", { params: { path: { booking_id: id } } })),
    onSettled: () => refresh(cache),
  });
}

export function useConfirm() {
  const onSuccess = useActedOn();
  return useMutation({
    mutationFn: ({ id, version }: Booking) =>
      answered(
        api.POST("/api/bookings/{booking_id}/confirm", { params: { path: { booking_id: id } }, body: { version } }),
      ),
    onSuccess,
  });
}

export function useCancel() {
  const onSuccess = useActedOn();
  return useMutation({
    mutationFn: ({ booking, reason }: { booking: Booking; reason: string }) =>
      answered(
        api.POST("/api/bookings/{booking_id}/cancel", {
          params: { path: { booking_id: booking.id } },
          body: { reason, version: booking.version },
        }),
      ),
    onSuccess,
  });
}

export function useCorrect() {
  const onSuccess = useActedOn();
  return useMutation({
    mutationFn: ({ booking, details }: { booking: Booking; details: CustomerEdit }) =>
      answered(
        api.PATCH("/api/bookings/{booking_id}/customer", {
          params: { path: { booking_id: booking.id } },
          body: { ...details, version: booking.version },
        }),
      ),
    onSuccess,
  });
}

/** Whoever acts on a booking has looked at it. */
function useActedOn() {
  const cache = useQueryClient();
  return (booking: Booking) => {
    applyBooking(cache, booking);
    return refresh(cache);
  };
}

function refresh(cache: QueryClient): Promise<unknown> {
  void cache.invalidateQueries({ queryKey: keys.conversations.attention });
  return cache.invalidateQueries({ queryKey: keys.reviews.all });
}

function without(data: Pages | undefined, id: string): Pages | undefined {
  if (!data) return data;
  const pages = data.pages.map((page) => ({ ...page, items: page.items.filter((each) => each.id !== id) }));
  return { ...data, pages };
}
