import { useState } from "react";
import { askFirst } from "../parts/askFirst";

interface Guard {
  /** Whether closing would lose anything. */
  isTouched: () => boolean;
  title: string;
  text: string;
  confirm: string;
}

/** Closes at once, or asks first. While it asks, the dialog itself must not hear the Escape key. */
export function useGuardedClose({ isTouched, ...question }: Guard, onClose: () => void) {
  const [asking, setAsking] = useState(false);
  const close = async () => {
    if (asking) return;
    if (isTouched()) {
      setAsking(true);
      const sure = await askFirst(question);
      setAsking(false);
      if (!sure) return;
    }
    onClose();
  };
  return { close: () => void close(), asking };
}
