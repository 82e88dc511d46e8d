import { Center, Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import { shell } from "../words/shell";

const SOON = 200;

/** Something is on its way. What comes at once is not announced: it would only flicker. */
export function Loading({ label = shell.loading }: { label?: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SOON);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Center mih={160} role="status" aria-busy aria-label={late ? label : undefined}>
      {late && <Loader type="dots" />}
    </Center>
  );
}
