import { expect, test } from "vitest";
import { accentFrom, contrast, parseHex } from "./colour";

const rgb = (css: string) => (css.match(/\d+/g) ?? []).map(Number) as unknown as readonly [number, number, number];

test("whatever colour a site chooses, its shades can be read", () => {
  const steps = [0, 36, 73, 109, 146, 182, 219, 255];
  for (const red of steps) {
    for (const green of steps) {
      for (const blue of steps) {
        const accent = accentFrom([red, green, blue]);
        expect(contrast(rgb(accent.fill), rgb(accent.on))).toBeGreaterThanOrEqual(4.5);
        for (const ground of ["#ffffff", "#f4f4f1", "#fdf1ef"]) {
          expect(contrast(rgb(accent.textOnLight), parseHex(ground) ?? [0, 0, 0])).toBeGreaterThanOrEqual(4.5);
        }
        for (const ground of ["#17191b", "#26292c", "#3a2320"]) {
          expect(contrast(rgb(accent.textOnDark), parseHex(ground) ?? [0, 0, 0])).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  }
});

test("a colour that can be read as it is stays as it is", () => {
  expect(accentFrom([15, 107, 92]).fill).toBe("rgb(15,107,92)");
});
