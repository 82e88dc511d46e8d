import { describe, expect, test } from "vitest";
import { readBlocks, readRuns } from "./text";

describe("readBlocks", () => {
  test("keeps line breaks and parts paragraphs at empty lines", () => {
    expect(readBlocks("one\r\ntwo\n\nthree")).toEqual([
      { kind: "paragraph", lines: [["one"], ["two"]] },
      { kind: "paragraph", lines: [["three"]] },
    ]);
  });

  test.each(["- ten\n- eleven", "* ten\n* eleven", "• ten\n• eleven"])("reads %j as a list", (text) => {
    expect(readBlocks(text)).toEqual([{ kind: "bullets", start: 1, items: [["ten"], ["eleven"]] }]);
  });

  test("keeps the numbers a list was given", () => {
    expect(readBlocks("3. a\n4. b\n7. c")).toEqual([
      { kind: "numbers", start: 3, items: [["a"], ["b"]] },
      { kind: "numbers", start: 7, items: [["c"]] },
    ]);
  });

  test.each(["-20 degrees", "10.30 is free", "*", "1."])("takes %j for no list", (text) => {
    expect(readBlocks(text)).toEqual([{ kind: "paragraph", lines: [[text]] }]);
  });

  test("a text of nothing has no blocks", () => {
    expect(readBlocks(" \n ")).toEqual([]);
  });
});

describe("readRuns", () => {
  const addresses = (line: string) => readRuns(line).flatMap((run) => (typeof run === "string" ? [] : run.text));

  test.each([
    ["See https://bloom.example/a.", "https://bloom.example/a"],
    ["(https://bloom.example/a)", "https://bloom.example/a"],
    ["https://bloom.example/a_(b)!", "https://bloom.example/a_(b)"],
    ["<https://bloom.example/?q=1&r=2>", "https://bloom.example/?q=1&r=2"],
    ["*https://bloom.example*", "https://bloom.example"],
    ["HTTPS://BLOOM.EXAMPLE/x", "HTTPS://BLOOM.EXAMPLE/x"],
  ])("finds the address in %j", (line, address) => {
    expect(addresses(line)).toEqual([address]);
    expect(
      readRuns(line)
        .map((run) => (typeof run === "string" ? run : run.text))
        .join(""),
    ).toBe(line);
  });

  test.each([
    "http://bloom.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://bank.example@evil.example/",
    "https://user:secret@evil.example/",
    "https://localhost/",
    "https://",
    "xhttps://bloom.example",
  ])("leaves %j as text", (line) => {
    expect(readRuns(line)).toEqual([line]);
  });

  test("ends an address before characters that turn the writing direction", () => {
    expect(addresses("https://bloom.example/\u202Egpj.exe")).toEqual(["https://bloom.example/"]);
  });
});
