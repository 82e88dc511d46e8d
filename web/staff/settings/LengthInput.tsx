import { NativeSelect, NumberInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { settings as words } from "../words/settings";
import { IN_MINUTES, UNITS, type Unit, unitOf } from "./lengths";
import classes from "./settings.module.css";

interface Props {
  label: string;
  description?: string;
  /** In minutes; empty while nothing is written. */
  value?: number | "";
  onChange: (minutes: number | "") => void;
  onBlur?: (event: React.FocusEvent<HTMLInputElement>) => void;
  error?: ReactNode;
  units?: readonly Unit[];
  "data-path"?: string;
}

/** A length of time in whatever unit it is thought of. */
export function LengthInput({ label, value = "", onChange, units = UNITS, ...rest }: Props) {
  const [unit, setUnit] = useState<Unit>(() => unitOf(value || 0, units));
  const amount = value === "" ? "" : value / IN_MINUTES[unit];
  const change = (written: number | "", counted: Unit) =>
    onChange(written === "" ? "" : Math.round(written * IN_MINUTES[counted]));
  return (
    <NumberInput
      {...rest}
      label={label}
      value={amount}
      onChange={(written) => change(typeof written === "number" ? written : "", unit)}
      min={0}
      decimalScale={2}
      allowNegative={false}
      hideControls
      clampBehavior="none"
      inputWrapperOrder={["label", "input", "error", "description"]}
      rightSectionWidth={104}
      rightSection={
        <NativeSelect
          aria-label={words.unitOf(label)}
          value={unit}
          onChange={(event) => {
            const chosen = event.currentTarget.value as Unit;
            setUnit(chosen);
            change(amount, chosen);
          }}
          data={units.map((each) => ({ value: each, label: words.units[each] }))}
          variant="unstyled"
          rightSectionWidth={28}
          classNames={{ root: classes.unit, wrapper: classes.unit, input: classes.unitSelect }}
        />
      }
    />
  );
}
