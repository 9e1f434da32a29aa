import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type Command, commandRegistry, createCommandRegistry } from "./command-registry";
import { useCommandList, useCommands } from "./use-commands";

const command = (id: string, more: Partial<Command> = {}): Command => ({
  id,
  title: id,
  group: "Test",
  run: () => {},
  ...more,
});

describe("the command registry", () => {
  it("lets a later command take the place of an earlier one, until it is withdrawn", () => {
    const registry = createCommandRegistry();
    registry.slot().set([command("a", { title: "first" }), command("b")]);
    const room = registry.slot();
    room.set([command("a", { title: "second" })]);
    expect(registry.list().map(({ title }) => title)).toEqual(["b", "second"]);
    room.clear();
    expect(registry.list().map(({ title }) => title)).toEqual(["first", "b"]);
  });

  it("tells its listeners what people would see change, and no more", () => {
    const registry = createCommandRegistry();
    const heard = vi.fn<() => void>();
    registry.subscribe(heard);
    const slot = registry.slot();
    slot.set([command("a")]);
    slot.set([command("a", { run: () => {} })]);
    expect(heard).toHaveBeenCalledOnce();
    slot.set([command("a", { title: "other" })]);
    expect(heard).toHaveBeenCalledTimes(2);
  });
});

function Offer({ commands }: { commands: readonly Command[] }) {
  useCommands(commands);
  return null;
}

function Titles() {
  return (
    <ul aria-label="commands">
      {useCommandList().map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
    </ul>
  );
}

function view(run: () => void) {
  return (
    <>
      <Offer
        commands={[
          command("save", { shortcut: "s", run }),
          command("find", { shortcut: "mod k", whileTyping: true }),
        ]}
      />
      <Titles />
      <input aria-label="field" />
    </>
  );
}

describe("useCommands", () => {
  const stop = new AbortController();
  beforeEach(() => {
    window.addEventListener("keydown", (event) => commandRegistry.press(event, event.timeStamp), {
      signal: stop.signal,
    });
  });
  afterEach(() => {
    cleanup();
    stop.abort();
  });

  it("offers while mounted, runs the newest closure, and keeps out of fields", () => {
    const first = vi.fn<() => void>();
    const second = vi.fn<() => void>();
    const { getByLabelText, rerender, unmount } = render(view(first));
    expect(getByLabelText("commands").textContent).toBe("savefind");
    rerender(view(second));
    const free = fireEvent.keyDown(document.body, { key: "s" });
    expect(free).toBe(false);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledOnce();

    fireEvent.keyDown(getByLabelText("field"), { key: "s" });
    expect(second).toHaveBeenCalledOnce();
    expect(fireEvent.keyDown(getByLabelText("field"), { key: "k", ctrlKey: true })).toBe(false);

    unmount();
    expect(commandRegistry.list()).toEqual([]);
  });
});
