import { Navigate } from "react-router";
import { useUser } from "../api/session";
import { homeOf } from "./destinations";

export function HomePage() {
  return <Navigate to={homeOf(useUser())} replace />;
}
