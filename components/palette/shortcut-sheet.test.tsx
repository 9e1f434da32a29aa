import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { useCommands } from "@/lib/client/use-commands";

import { ShortcutSheet } from "./shortcut-sheet";

function Stage() {
  useCommands([
    { id: "a", title: "Declare an incident", group: "Everywhere", shortcut: "c", run: () => {} },
    { id: "b", title: "Next incident", group: "List", shortcut: "j", hidden: true, run: () => {} },
    { id: "c", title: "Sign out", group: "Account", run: () => {} },
  ]);
  return <ShortcutSheet open onOpenChange={() => {}} />;
}

it("names every key that works, also those that the palette hides, and nothing without a key", () => {
  render(<Stage />);
  expect(screen.getAllByRole("term").map(({ textContent }) => textContent)).toEqual([
    "Next incident",
    "Declare an incident",
  ]);
  expect(screen.getAllByRole("definition").map(({ textContent }) => textContent)).toEqual(["J", "C"]);
});
