import { Text } from "@mantine/core";
import type { Named } from "../../api/types";
import { Failed } from "../../parts/Failed";
import { Loading } from "../../parts/Loading";
import { slots as words } from "../../words/slots";
import { ProviderChoice } from "../slots/ProviderChoice";

interface Props {
  free: { data: Named[] | undefined; error: unknown; refetch: () => unknown };
  value: string | null;
  onChange: (providerId: string) => void;
}

/** Step 3: who is free then. */
export function ProviderStep({ free, value, onChange }: Props) {
  if (!free.data) {
    if (free.error) return <Failed error={free.error} onRetry={() => void free.refetch()} />;
    return <Loading label={words.provider} />;
  }
  if (free.data.length === 0) return <Text size="sm">{words.nobodyFree}</Text>;
  return <ProviderChoice providers={free.data} value={value} onChange={onChange} withAny />;
}
