import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { beginHere, forgetPosition } from "../live/position";
import { answered, api, keepCsrfToken } from "./client";
import { keys } from "./keys";
import { isRefusal } from "./refusal";
import type { User } from "./types";

/** Who is signed in; null for nobody. */
export const session = queryOptions({
  queryKey: keys.session,
  queryFn: async (): Promise<User | null> => {
    try {
      const found = await answered(api.GET("/api/auth/me"));
      keepCsrfToken(found.csrf_token);
      await beginHere();
      return found.user;
    } catch (error) {
      if (isRefusal(error, "unauthenticated")) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export function useSession() {
  return useQuery(session);
}

/** For what is shown to signed-in people only. */
export function useUser(): User {
  const { data } = useQuery(session);
  if (!data) throw new Error("nobody is signed in");
  return data;
}

export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: { email: string; password: string }) => {
      const found = await answered(api.POST("/api/auth/login", { body }));
      forgetPosition();
      await beginHere();
      return found;
    },
    onSuccess: (found) => {
      forgetEverything(cache);
      keepCsrfToken(found.csrf_token);
      cache.setQueryData(keys.session, found.user);
    },
  });
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ everywhere }: { everywhere: boolean }) => {
      await answered(api.POST(everywhere ? "/api/auth/logout-everywhere" : "/api/auth/logout"));
    },
    onSuccess: () => {
      cache.setQueryData(keys.session, null);
      forgetPosition();
      forgetEverything(cache);
    },
  });
}

/** Nothing of one person is shown to the next. */
function forgetEverything(cache: QueryClient): void {
  cache.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.session[0] });
}
