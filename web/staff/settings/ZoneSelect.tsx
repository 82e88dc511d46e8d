import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useNow } from "../api/clock";
import { timeIn, zoneName } from "../parts/times";
import { settings as words } from "../words/settings";

interface Props {
  value?: string;
  onChange: (zone: string) => void;
  description: string;
  error?: ReactNode;
  label?: string;
  "data-path"?: string;
}

const KNOWN = Intl.supportedValuesOf("timeZone");

export function ZoneSelect({ value = "", onChange, description, label = words.timeZone, ...rest }: Props) {
  const zones = KNOWN.includes(value) || value === "" ? KNOWN : [value, ...KNOWN];
  const now = useNow()();
  const there = value === "" ? "" : ` ${words.timeZoneNow(`${timeIn(value, now)} ${zoneName(value, now)}`)}`;
  return (
    <Select
      {...rest}
      label={label}
      description={description + there}
      inputWrapperOrder={["label", "input", "error", "description"]}
      data={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
      value={value || null}
      onChange={(zone) => onChange(zone ?? "")}
      searchable
      required
      limit={60}
      nothingFoundMessage={words.nothingFound}
      allowDeselect={false}
    />
  );
}
