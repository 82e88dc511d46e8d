/** Where to go after signing in: a page of this app, whatever the address says. */
export function wayBack(next: string | null): string {
  if (!next?.startsWith("/") || next.startsWith("//") || next.startsWith("/\\") || next.startsWith("/sign-in")) {
    return "/";
  }
  return next;
}
