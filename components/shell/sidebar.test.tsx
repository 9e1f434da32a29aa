import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { isWithin } from "./nav-link";
import { nextSidebar, parseSidebar, SHELL_ID } from "./sidebar";
import { SidebarToggle } from "./sidebar-toggle";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("sidebar", () => {
  it.each([
    ["auto", true, "full"],
    ["auto", false, "rail"],
    ["rail", true, "full"],
    ["rail", false, "full"],
    ["full", true, "rail"],
    ["full", false, "rail"],
  ] as const)("from %s, on a narrow screen: %s, goes to %s", (now, narrow, expected) => {
    expect(nextSidebar(now, narrow)).toBe(expected);
  });

  it("reads anything unknown as automatic", () => {
    expect([undefined, "wide", "rail"].map(parseSidebar)).toEqual(["auto", "auto", "rail"]);
  });

  it("folds at a click, and keeps it", () => {
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
    render(
      <div id={SHELL_ID} data-sidebar="auto">
        <SidebarToggle label="Fold" className="">
          icon
        </SidebarToggle>
      </div>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Fold" }));
    expect(document.getElementById(SHELL_ID)?.dataset["sidebar"]).toBe("rail");
    expect(document.cookie).toContain("sidebar=rail");
    fireEvent.click(screen.getByRole("button", { name: "Fold" }));
    expect(document.cookie).toContain("sidebar=full");
  });
});

describe("isWithin", () => {
  it.each([
    ["/", "/", ["/incidents"], true],
    ["/incidents/7", "/", ["/incidents"], true],
    ["/incidents", "/", ["/incidents"], true],
    ["/incidentsish", "/", ["/incidents"], false],
    ["/settings/tokens", "/", ["/incidents"], false],
    ["/settings/tokens", "/settings", ["/settings"], true],
  ])("%s belongs to %s: %j %s", (path, href, under, expected) => {
    expect(isWithin(path, href, under)).toBe(expected);
  });
});
