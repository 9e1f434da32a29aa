import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { Tabs } from "./tabs";

const tabs = [
  { id: "timeline", label: "Timeline", count: 3, panel: "events" },
  { id: "board", label: "Board", panel: "hypotheses" },
  { id: "tasks", label: "Tasks", panel: "things to do" },
] as const;

const selected = () => screen.getByRole("tab", { selected: true }).textContent;
const press = (key: string) => fireEvent.keyDown(screen.getByRole("tab", { selected: true }), { key });

describe("Tabs", () => {
  it("shows the panel of the chosen tab, and only that", () => {
    render(<Tabs label="Views" tabs={tabs} />);
    expect(screen.getByRole("tabpanel", { name: /Timeline/ }).textContent).toBe("events");
    fireEvent.click(screen.getByRole("tab", { name: "Board" }));
    expect(screen.getByRole("tabpanel", { name: "Board" }).textContent).toBe("hypotheses");
    expect(screen.queryByText("events")).toBeNull();
  });

  it.each([
    [["ArrowRight"], "Board"],
    [["ArrowLeft"], "Tasks"],
    [["End", "ArrowRight"], "Timeline3"],
    [["End", "Home"], "Timeline3"],
    [["x"], "Timeline3"],
  ])("goes along with %j to %s, with the focus", (keys, expected) => {
    render(<Tabs label="Views" tabs={tabs} />);
    screen.getByRole("tab", { selected: true }).focus();
    for (const key of keys) press(key);
    expect(selected()).toBe(expected);
    expect(document.activeElement?.textContent).toBe(expected);
  });

  it("puts only the open tab in the tab order", () => {
    render(<Tabs label="Views" tabs={tabs} />);
    expect(screen.getAllByRole("tab").map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
  });

  it("obeys whoever holds its value", () => {
    const onChange = vi.fn<(id: string) => void>();
    render(<Tabs label="Views" tabs={tabs} value="board" onChange={onChange} />);
    fireEvent.click(screen.getByRole("tab", { name: "Tasks" }));
    expect(onChange).toHaveBeenCalledWith("tasks");
    expect(selected()).toBe("Board");
  });
});
