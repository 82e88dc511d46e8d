import { describe, expect, test } from "vitest";
import { EventParser } from "./events";

const STREAM = ': hi\n\nid: 7\nevent: message\ndata: {"a":\ndata: 1}\n\ndata:plain\n\nevent: nothing\n\n';
const EVENTS = [
  { name: "message", data: '{"a":\n1}', id: "7" },
  { name: "message", data: "plain", id: "7" },
];

describe("EventParser", () => {
  test.each(["\n", "\r\n", "\r"])("reads lines that end in %j, wherever they are cut", (ending) => {
    const text = STREAM.replaceAll("\n", ending);
    for (let cut = 0; cut <= text.length; cut += 1) {
      const parser = new EventParser();
      expect([...parser.push(text.slice(0, cut)), ...parser.push(text.slice(cut))]).toEqual(EVENTS);
    }
  });

  test("reads one character at a time", () => {
    const parser = new EventParser();
    expect([...STREAM].flatMap((char) => parser.push(char))).toEqual(EVENTS);
  });

  test("holds back an event that is not finished", () => {
    const parser = new EventParser();
    expect(parser.push("data: half\n")).toEqual([]);
    expect(parser.push("\n")).toEqual([{ name: "message", data: "half", id: undefined }]);
  });
});
