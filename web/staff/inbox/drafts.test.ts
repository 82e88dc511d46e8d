import { expect, test } from "vitest";
import { draftsOf } from "./drafts";

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    get length() {
      return kept.size;
    },
  };
}

test("a draft is its writer's and its conversation's own", () => {
  const kept = storage();
  const [mine, hers] = [draftsOf("us_1", () => kept), draftsOf("us_2", () => kept)];
  mine.put("cv_1", "Hello");
  expect([mine.get("cv_1"), mine.get("cv_2"), hers.get("cv_1")]).toEqual(["Hello", "", ""]);
});

test("an empty draft leaves nothing behind", () => {
  const kept = storage();
  const mine = draftsOf("us_1", () => kept);
  mine.put("cv_1", "Hello");
  mine.put("cv_1", "");
  expect(kept.length).toBe(0);
});

test("a browser that keeps nothing lets people write", () => {
  const mine = draftsOf("us_1", () => {
    throw new Error("blocked");
  });
  mine.put("cv_1", "Hello");
  expect(mine.get("cv_1")).toBe("");
});
