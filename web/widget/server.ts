/** The server that this script came from: the natural one to talk to. Known only while the script first runs. */
export const SCRIPT_ORIGIN = originOf(document.currentScript);

function originOf(script: Element | null): string {
  const source = script instanceof HTMLScriptElement ? script.src : "";
  const found = source || document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]')?.src || "";
  try {
    return new URL(found, location.href).origin;
  } catch {
    return location.origin;
  }
}
