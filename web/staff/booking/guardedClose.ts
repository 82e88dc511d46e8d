import type { Ask } from "./useAsking";

interface Guard {
  /** Whether closing would lose anything. */
  isTouched: () => boolean;
  title: string;
  text: string;
  confirm: string;
}

/** Closes at once, or asks first. */
export function guardedClose(ask: Ask, { isTouched, ...question }: Guard, onClose: () => void): () => void {
  const close = async () => {
    if (!isTouched() || (await ask(question))) onClose();
  };
  return () => void close();
}
