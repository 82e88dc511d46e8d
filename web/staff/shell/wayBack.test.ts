import { expect, test } from "vitest";
import { wayBack } from "./wayBack";

test("whoever was interrupted goes back to where they were, with filters and all", () => {
  expect(wayBack("/scheduling/bookings?view=week&status=pending")).toBe(
    "/scheduling/bookings?view=week&status=pending",
  );
});

test.each([
  [null],
  [""],
  ["https://elsewhere.example/"],
  ["//elsewhere.example"],
  ["/\\elsewhere.example"],
  ["/sign-in"],
])("%s leads to the beginning", (next) => {
  expect(wayBack(next)).toBe("/");
});
