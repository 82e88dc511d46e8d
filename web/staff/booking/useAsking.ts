import { useState } from "react";
import { askFirst } from "../parts/askFirst";

export type Ask = typeof askFirst;

/** Asks in front of a dialog, which must not hear the keyboard meanwhile: not the key either that gave the answer. */
export function useAsking() {
  const [asking, setAsking] = useState(false);
  const ask: Ask = async (question) => {
    setAsking(true);
    const sure = await askFirst(question);
    await new Promise((resolve) => setTimeout(resolve));
    setAsking(false);
    return sure;
  };
  return { asking, ask };
}
