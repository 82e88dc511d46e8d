import { beforeEach, describe, expect, test } from "vitest";
import type { Entry } from "./transcript";
import { Turns } from "./turns";

const said = (text: string): Entry => ({ key: text, role: "agent", text, at: 0 });

describe("Turns", () => {
  let turns: Turns;

  beforeEach(() => {
    turns = new Turns();
  });

  test("two messages answered by one turn show one draft", () => {
    turns.add("a", "Both ");
    turns.add("b", "Both ");
    turns.add("a", "noted");
    expect(turns.draft([])).toBe("Both noted");
  });

  test("a draft is gone once its message is there, also from the other stream", () => {
    turns.add("a", "Both noted.");
    turns.add("b", "Both no");
    turns.complete("a");
    expect(turns.draft([said("Both noted.")])).toBe("");
  });

  test("after a break the draft stays until its repetition is longer", () => {
    turns.add("a", "You can come");
    turns.interrupt("a");
    turns.add("a", "You ");
    expect(turns.draft([])).toBe("You can come");
    turns.add("a", "can come at ten");
    expect(turns.draft([])).toBe("You can come at ten");
  });

  test("after a break another reply takes the place of the draft", () => {
    turns.add("a", "You can");
    turns.interrupt("a");
    turns.add("a", "Sorry");
    expect(turns.draft([])).toBe("Sorry");
  });

  test("somebody writes from the acceptance to the end, unless a person has the conversation", () => {
    turns.add("a", "");
    expect(turns.isSomebodyWriting).toBe(false);
    turns.accept("a");
    expect(turns.isSomebodyWriting).toBe(true);
    turns.setState("a", "staff");
    expect(turns.isSomebodyWriting).toBe(false);
    turns.setState("a", "thinking");
    turns.end("a");
    expect(turns.isSomebodyWriting).toBe(false);
  });
});
