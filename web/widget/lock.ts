/**
 * Runs `work` while no other tab of this site runs work of the same name. Without the Web Locks API (old browsers, plain
 * http) it just runs: the server answers a repeated message with the same reply, so the price is a request.
 */
export async function alone<Result>(
  name: string,
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return work();
  let entered = false;
  try {
    return await locks.request(name, signal === undefined ? {} : { signal }, () => {
      entered = true;
      return work();
    });
  } catch (error) {
    // A sandboxed frame has the API but may not use it.
    if (entered || signal?.aborted) throw error;
    return work();
  }
}

export const canWaitForOthers = (): boolean => navigator.locks !== undefined;
