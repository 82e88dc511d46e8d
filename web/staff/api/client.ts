import createClient from "openapi-fetch";
import { refusalOf, Unreachable } from "./refusal";
import type { paths } from "./schema";
import type { SignedIn } from "./types";

const CSRF_HEADER = "X-CSRF-Token";
const CHANGES_NOTHING = new Set(["GET", "HEAD"]);

/** Belongs to the session of the cookie, which may be another than a moment ago: somebody signed in in another tab. */
let csrfToken = "";

export function keepCsrfToken(token: string): void {
  csrfToken = token;
}

async function send(request: Request): Promise<Response> {
  if (CHANGES_NOTHING.has(request.method)) return reached(request);
  const again = request.clone();
  request.headers.set(CSRF_HEADER, csrfToken);
  const response = await reached(request);
  if (response.status !== 403 || (await codeOf(response)) !== "csrf_failed") return response;
  const me = await reached(new Request("/api/auth/me"));
  if (!me.ok) return response;
  keepCsrfToken(((await me.json()) as SignedIn).csrf_token);
  again.headers.set(CSRF_HEADER, csrfToken);
  return reached(again);
}

async function reached(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new Unreachable("no answer", { cause: error });
  }
}

async function codeOf(response: Response): Promise<unknown> {
  try {
    const body: unknown = await response.clone().json();
    return typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
  } catch {
    return undefined;
  }
}

/** The HTTP interface, typed. Pass what it gives to `answered`. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? "", fetch: send });

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of a success. Throws `Refusal` or `Unreachable`. */
export async function answered<Data>(call: Promise<Answer<Data>>): Promise<Exclude<Data, undefined>> {
  let answer: Answer<Data>;
  try {
    answer = await call;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Unreachable("not understood", { cause: error });
    throw error;
  }
  if (!answer.response.ok) throw refusalOf(answer.response.status, answer.error);
  return answer.data as Exclude<Data, undefined>;
}
