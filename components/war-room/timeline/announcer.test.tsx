import { act, render } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { advance, emptyRoom } from "@/lib/timeline/room";
import { declared, INCIDENT, logOf } from "@/test/sample-log";

import { Announcer } from "./announcer";

const SECRET = "the password is hunter2";
const before = logOf([declared]);
const written = logOf([declared, { type: "note_added", payload: { markdown: SECRET } }]);
const redacted = logOf([
  declared,
  { type: "note_added", payload: { markdown: SECRET } },
  { type: "event_redacted", payload: { targetSeq: 2, reason: "A password" } },
]);

const drawn = (events: Parameters<typeof advance>[1]) => {
  const room = advance(emptyRoom(INCIDENT), events);
  return <Announcer events={room.events} state={room.state} me="somebody else" />;
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("a note by another", () => {
  it("is said, and unsaid once it is redacted", () => {
    const { container, rerender } = render(drawn(before));
    rerender(drawn(written));
    act(() => {
      vi.advanceTimersByTime(5_000);
    });
    expect(container.textContent).toContain(SECRET);
    rerender(drawn(redacted));
    expect(container.textContent).not.toContain(SECRET);
  });

  it("is never said where it was redacted before its turn came", () => {
    const { container, rerender } = render(drawn(before));
    rerender(drawn(written));
    rerender(drawn(redacted));
    act(() => {
      vi.advanceTimersByTime(5_000);
    });
    expect(container.textContent).not.toContain(SECRET);
  });
});
