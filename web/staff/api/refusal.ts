import type { components } from "./schema";

export type Problem = components["schemas"]["Problem"];

/** The server has understood, and said no: `code` tells why, `detail` says it in words. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  /** What would have been accepted, such as fresh slots. */
  choices<Choice>(): Choice[] {
    return (this.problem.choices ?? []) as Choice[];
  }
}

/** No answer, or none that makes sense: whether anything was done is unknown. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

export function isRefusal(error: unknown, ...codes: string[]): error is Refusal {
  return error instanceof Refusal && (codes.length === 0 || codes.includes(error.code));
}

/** What the server said in an answer that is no success. */
export function refusalOf(status: number, body: unknown): Refusal | Unreachable {
  if (isProblem(body)) return new Refusal(body);
  return new Unreachable(`answer ${status}`);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "detail" in body && "status" in body;
}
