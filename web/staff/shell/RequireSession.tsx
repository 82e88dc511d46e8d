import { Center } from "@mantine/core";
import { Navigate, Outlet, useLocation } from "react-router";
import { useSession } from "../api/session";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";

/** Asks whoever is not signed in to do so, and then takes them where they wanted to go. */
export function RequireSession() {
  const { data: user, error, isPending, refetch } = useSession();
  const { pathname, search } = useLocation();
  if (isPending) return <Loading />;
  if (user === undefined) {
    return (
      <Center mih="60dvh" p="md">
        <Failed error={error} onRetry={() => void refetch()} />
      </Center>
    );
  }
  if (user === null) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  return <Outlet />;
}
