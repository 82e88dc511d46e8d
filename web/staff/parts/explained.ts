import { Refusal, Unreachable } from "../api/refusal";
import { problems } from "../words/problems";

/** An error as a sentence for whoever has to deal with it. */
export function explained(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof Unreachable) return problems.unreachable;
  return problems.unexpected;
}
