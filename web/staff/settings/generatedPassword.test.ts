import { expect, test } from "vitest";
import { generatedPassword } from "./generatedPassword";

test("a password has sixteen letters that cannot be taken for others, and is never the same", () => {
  const made = Array.from({ length: 50 }, generatedPassword);
  for (const each of made) expect(each).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  expect(new Set(made).size).toBe(50);
});
