import { expect, test } from "vitest";
import { Refusal, Unreachable } from "../api/refusal";
import { fieldOf, sentenceOf } from "./saving";

const refusal = (detail: string, field?: string) =>
  new Refusal({
    code: "invalid_input",
    title: "",
    status: 422,
    detail,
    type: "about:blank",
    ...(field ? { field } : {}),
  });
const FORM = { name: "", aliases: [] };

test("a refusal is told at the field it is about", () => {
  expect(fieldOf(refusal("That must not be empty.", "name"), FORM)).toBe("name");
  expect(fieldOf(refusal("Too long.", "aliases.2"), FORM)).toBe("aliases");
});

test("what is about no field of this form is told beside it", () => {
  expect(fieldOf(refusal("No.", "other"), FORM)).toBeUndefined();
  expect(fieldOf(refusal("No."), FORM)).toBeUndefined();
  expect(fieldOf(new Unreachable("no answer"), FORM)).toBeUndefined();
});

test("people do not read the names of fields", () => {
  expect(sentenceOf(refusal("name: input should be text."), "name")).toBe("Input should be text.");
  expect(sentenceOf(refusal("That must not be empty."), "name")).toBe("That must not be empty.");
});
