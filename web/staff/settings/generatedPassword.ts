/** Without characters that look alike. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP = 4;

/** About 80 random bits, in groups that can be read out. */
export function generatedPassword(): string {
  const found: string[] = [];
  // What is left over beyond whole alphabets would make the first letters likelier.
  const fair = 256 - (256 % LETTERS.length);
  while (found.length < GROUPS * GROUP) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) found.push(LETTERS.charAt(byte % LETTERS.length));
  }
  return Array.from({ length: GROUPS }, (_, index) => found.slice(index * GROUP, (index + 1) * GROUP).join("")).join(
    "-",
  );
}
