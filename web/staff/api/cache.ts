import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { keys } from "./keys";
import { isRefusal, Refusal } from "./refusal";

const FRESH_FOR = 30_000;
const TRIES = 3;

/** What was fetched, for the whole app. Whoever is not signed in any more is so everywhere at once. */
export function makeCache(): QueryClient {
  const noticed = (error: Error) => {
    if (isRefusal(error, "unauthenticated")) cache.setQueryData(keys.session, null);
  };
  const cache: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticed }),
    mutationCache: new MutationCache({ onError: noticed }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR,
        // A server that restarts is back in a moment; what it refuses, it refuses again.
        retry: (failures, error) => failures < TRIES && !(error instanceof Refusal && error.status < 500),
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
  return cache;
}
