/** What somebody has begun to write, kept in this browser until it is sent. */
export interface Drafts {
  get(conversationId: string): string;
  put(conversationId: string, text: string): void;
}

/** A browser that keeps nothing still lets people write. */
export function draftsOf(memberId: string, storage: () => Storage = () => globalThis.localStorage): Drafts {
  const key = (conversationId: string) => `frontdesk-draft ${memberId} ${conversationId}`;
  const tried = <Result>(action: (found: Storage) => Result, otherwise: Result): Result => {
    try {
      return action(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (id) => tried((found) => found.getItem(key(id)) ?? "", ""),
    put: (id, text) => tried((found) => (text ? found.setItem(key(id), text) : found.removeItem(key(id))), undefined),
  };
}
