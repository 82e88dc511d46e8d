import { beforeEach, describe, expect, test } from "vitest";
import type { ChatMessage, Role } from "./message";
import { Transcript } from "./transcript";

const message = (id: string, role: Role, text: string, at: number, clientMessageId?: string): ChatMessage => ({
  id,
  role,
  text,
  at,
  clientMessageId,
  quickReplies: [],
});

describe("Transcript", () => {
  let transcript: Transcript;
  const texts = () => transcript.entries.map((entry) => entry.text);

  beforeEach(() => {
    transcript = new Transcript();
  });

  test("shows a message once, however often it arrives", () => {
    expect(transcript.merge(message("1", "agent", "Hello", 10))).toBe(true);
    expect(transcript.merge(message("1", "agent", "Hello", 10))).toBe(false);
    expect(texts()).toEqual(["Hello"]);
  });

  test.each([["c1"], [undefined]])("knows the server's copy of an own message again (client id %s)", (clientId) => {
    transcript.addOwn({ clientMessageId: "c1", text: "Hi", at: 5 });
    transcript.merge(message("1", "customer", "Hi", 6, clientId));
    transcript.merge(message("2", "agent", "Hello", 7));
    expect(texts()).toEqual(["Hi", "Hello"]);
    expect(transcript.entries[0]).toMatchObject({ id: "1", at: 6, delivery: "sent" });
  });

  test("the same words said twice are two messages", () => {
    transcript.addOwn({ clientMessageId: "c1", text: "Yes", at: 5 });
    transcript.merge(message("1", "customer", "Yes", 6));
    transcript.addOwn({ clientMessageId: "c2", text: "Yes", at: 8 });
    transcript.merge(message("1", "customer", "Yes", 6));
    transcript.merge(message("2", "customer", "Yes", 9));
    expect(transcript.entries.map((entry) => entry.id)).toEqual(["1", "2"]);
  });

  test("what another tab wrote at the same time comes where the server puts it", () => {
    transcript.merge(message("1", "customer", "A", 1));
    transcript.merge(message("3", "agent", "Reply", 3));
    transcript.merge(message("2", "customer", "B", 2));
    expect(texts()).toEqual(["A", "B", "Reply"]);
  });

  test("a reply that overtakes the acceptance of its question comes to stand under it", () => {
    transcript.addOwn({ clientMessageId: "c1", text: "Question", at: 1 });
    transcript.merge(message("4", "agent", "Reply", 4));
    transcript.mark("c1", "sent");
    for (const [id, role, text] of [
      ["1", "customer", "Hi"],
      ["2", "agent", "Hello"],
      ["3", "customer", "Question"],
    ] as const) {
      transcript.merge(message(id, role, text, Number(id)));
    }
    expect(texts()).toEqual(["Hi", "Hello", "Question", "Reply"]);
  });

  test("what has not been sent stays below what arrives", () => {
    transcript.addOwn({ clientMessageId: "c1", text: "Waiting", at: 1 });
    transcript.merge(message("1", "staff", "News", 2));
    expect(texts()).toEqual(["News", "Waiting"]);
  });

  test("an own message moves to where the server says it came", () => {
    transcript.addOwn({ clientMessageId: "c1", text: "Mine", at: 1 });
    transcript.mark("c1", "sent");
    transcript.merge(message("1", "agent", "Earlier", 2));
    transcript.merge(message("2", "customer", "Mine", 3, "c1"));
    expect(texts()).toEqual(["Earlier", "Mine"]);
  });

  test("an own message that stands right stays there, with later ones that the server has not dated yet", () => {
    for (const [own, reply] of [
      ["First", 2],
      ["Second", 4],
    ] as const) {
      transcript.addOwn({ clientMessageId: own, text: own, at: 1 });
      transcript.mark(own, "settled");
      transcript.merge(message(String(reply), "agent", `Re ${own}`, reply));
    }
    transcript.merge(message("1", "customer", "First", 1));
    transcript.merge(message("3", "customer", "Second", 3));
    expect(texts()).toEqual(["First", "Re First", "Second", "Re Second"]);
  });

  test("after the end of a conversation the ids begin anew", () => {
    transcript.merge(message("1", "customer", "Yes", 1, "c1"));
    transcript.seal("Expired", 2);
    transcript.merge(message("1", "customer", "Yes", 3, "c2"));
    expect(texts()).toEqual(["Yes", "Expired", "Yes"]);
    expect(new Set(transcript.entries.map((entry) => entry.key)).size).toBe(3);
  });

  test("a message that was on its way when the conversation ended waits below the notice", () => {
    transcript.merge(message("1", "agent", "Hello", 1));
    transcript.addOwn({ clientMessageId: "c1", text: "Still there?", at: 1 });
    transcript.mark("c1", "sent");
    transcript.seal("Expired", 2);
    expect(texts()).toEqual(["Hello", "Expired", "Still there?"]);
    expect(transcript.entries[2]).toMatchObject({ delivery: "queued", clientMessageId: "c1" });
  });
});
