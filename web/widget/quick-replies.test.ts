import { expect, test } from "vitest";
import { offeredReplies } from "./quick-replies";
import type { Entry } from "./transcript";

const said = (text: string, more: Partial<Entry> = {}): Entry => ({ key: "1", role: "agent", text, at: 0, ...more });

test.each([
  "Haircut with Ana Silva, Downtown, Tue 24 November at 10:00 AM, for Joe, $40.00. Shall I book it?",
  "Cancel Haircut on Tuesday. Shall I cancel it?",
  "Shall I move your booking from Mon, 9:00 to this: Haircut, Tue, 10:00? ",
  "Is that right (yes/no)?",
])("%j asks for a yes or a no", (text) => {
  expect(offeredReplies(said(text))).toEqual(["Yes", "No"]);
});

test.each([
  "Which one would you like?",
  "Shall I book it? Or rather the later one?",
  "What name shall I put it under?",
])("%j asks for something else", (text) => {
  expect(offeredReplies(said(text))).toEqual([]);
});

test("what the server offers is offered", () => {
  expect(offeredReplies(said("Which one?", { quickReplies: ["10:00", "10:30"] }))).toEqual(["10:00", "10:30"]);
});

test("nothing is offered under a person's words, or the customer's own", () => {
  expect(offeredReplies(said("Shall I book it?", { role: "staff" }))).toEqual([]);
  expect(offeredReplies(said("Shall I book it?", { role: "customer" }))).toEqual([]);
  expect(offeredReplies(undefined)).toEqual([]);
});
