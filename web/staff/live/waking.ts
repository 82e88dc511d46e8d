const LOOK_EVERY = 10_000;
const SLEPT = 45_000;

/** Calls back when the page can have missed something: it is looked at again, the network is back, or the machine
 * slept. Gives what ends it. */
export function onWaking(woken: () => void): () => void {
  let last = Date.now();
  const look = () => {
    const now = Date.now();
    if (now - last > SLEPT) woken();
    last = now;
  };
  const shown = () => {
    if (document.visibilityState === "visible") woken();
  };
  const timer = setInterval(look, LOOK_EVERY);
  document.addEventListener("visibilitychange", shown);
  globalThis.addEventListener("online", woken);
  globalThis.addEventListener("pageshow", woken);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", shown);
    globalThis.removeEventListener("online", woken);
    globalThis.removeEventListener("pageshow", woken);
  };
}
