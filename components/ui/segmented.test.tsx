import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { Segmented } from "./segmented";

const segments = [
  { value: "active", label: "Active" },
  { value: "ended", label: "Ended" },
] as const;

describe("Segmented", () => {
  it("is a named group of radio buttons, one of them chosen", () => {
    render(<Segmented label="Show" segments={segments} value="ended" onChange={() => undefined} />);
    expect(screen.getByRole("group", { name: "Show" })).toBeTruthy();
    expect(screen.getAllByRole("radio").map((radio) => radio.matches(":checked"))).toEqual([false, true]);
  });

  it("reports the choice", () => {
    const onChange = vi.fn<(value: string) => void>();
    render(<Segmented label="Show" segments={segments} value="ended" onChange={onChange} />);
    fireEvent.click(screen.getByRole("radio", { name: "Active" }));
    expect(onChange).toHaveBeenCalledWith("active");
  });

  it("keeps two groups of one page apart", () => {
    render(
      <>
        <Segmented label="One" segments={segments} value="active" onChange={() => undefined} />
        <Segmented label="Two" segments={segments} value="active" onChange={() => undefined} />
      </>,
    );
    expect(new Set(screen.getAllByRole("radio").map((radio) => radio.getAttribute("name"))).size).toBe(2);
  });
});
