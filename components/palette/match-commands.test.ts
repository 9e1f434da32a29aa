import { describe, expect, it } from "vitest";

import type { Command } from "@/lib/client/command-registry";

import { matchCommands, nearestFirst } from "./match-commands";

const command = (title: string, group: string, more: Partial<Command> = {}): Command => ({
  id: title,
  title,
  group,
  run: () => {},
  ...more,
});

const commands = [
  command("Go to the incidents", "Go to"),
  command("Go to the settings", "Go to", { keywords: ["preferences", "token"] }),
  command("Declare an incident", "Incidents", { keywords: ["new", "create"] }),
  command("Next incident", "Incidents", { hidden: true }),
  command("Use the dark theme", "Theme"),
];
const titles = (query: string) =>
  matchCommands(commands, query).flatMap((group) => group.commands.map(({ title }) => title));

describe("matchCommands", () => {
  it("lists everything that is not hidden, under its heading", () => {
    expect(matchCommands(commands, "  ").map(({ name, commands: { length } }) => [name, length])).toEqual([
      ["Go to", 2],
      ["Incidents", 1],
      ["Theme", 1],
    ]);
  });

  it("finds by words of the title in any order, by keywords and by the heading", () => {
    expect(titles("theme dark")).toEqual(["Use the dark theme"]);
    expect(titles("preferences")).toEqual(["Go to the settings"]);
    expect(titles("NEW inc")).toEqual(["Declare an incident"]);
    expect(titles("go to")).toEqual(["Go to the incidents", "Go to the settings"]);
    expect(titles("quantum")).toEqual([]);
  });

  it("puts a title that begins with the query before one that holds it", () => {
    expect(titles("de")[0]).toBe("Declare an incident");
  });

  it("forgives accents", () => {
    expect(titles("déclare")).toEqual(["Declare an incident"]);
  });
});

describe("nearestFirst", () => {
  it("turns the groups round and leaves the order within them", () => {
    expect(nearestFirst(commands).map(({ group }) => group)).toEqual([
      "Theme",
      "Incidents",
      "Incidents",
      "Go to",
      "Go to",
    ]);
  });
});
