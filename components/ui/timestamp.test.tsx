import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { Timestamp } from "./timestamp";

const AT = "2026-11-22T17:26:03.250Z";

describe("Timestamp", () => {
  it("shows how long ago it was, and the exact value on hover", () => {
    render(<Timestamp at={AT} now={Date.parse(AT) + 240_000} />);
    const time = screen.getByText<HTMLTimeElement>("4 min ago");
    expect(time.dateTime).toBe(AT);
    expect(time.title).toBe("2026-11-22 17:26:03 UTC");
  });

  it("shows the clock of the chosen zone without a present", () => {
    render(<Timestamp at={AT} timeZone="Asia/Tokyo" />);
    expect(screen.getByText("02:26:03").title).toBe("2026-11-23 02:26:03 Asia/Tokyo");
  });

  it("shows what is no time as it came", () => {
    render(<Timestamp at="yesterday-ish" />);
    expect(screen.getByText("yesterday-ish").tagName).toBe("SPAN");
  });
});
