import { matchPress, pressName, type Waiting } from "./shortcut";

/** Something a person can do here, by its name in the palette or by its shortcut. */
export type Command = {
  /** Unique; registering the same id again takes its place until it is withdrawn. */
  id: string;
  /** In the imperative: "Declare an incident". */
  title: string;
  /** The heading that it stands under. */
  group: string;
  /** As in `c`, `mod k`, `g then i`; see `pressName`. */
  shortcut?: string;
  /** Other words that people search for it by. */
  keywords?: readonly string[];
  /** Also while a person types in a field. */
  whileTyping?: boolean;
  /** Belongs to the site, not to this page: stands below what does. */
  everywhere?: boolean;
  /** A shortcut that the sheet explains and the palette does not list, as moving in a list. */
  hidden?: boolean;
  run: () => void;
};

/** One component's place in the registry. */
export type CommandSlot = {
  /** Offers these commands in place of those before. Nobody is told where only what `run` does has changed. */
  set: (commands: readonly Command[]) => void;
  clear: () => void;
};

export type CommandRegistry = {
  slot: () => CommandSlot;
  /** The commands in force, in the order of registration. The same array until something changes. */
  list: () => readonly Command[];
  subscribe: (changed: () => void) => () => void;
  /** Runs what the key stands for; false where it stands for nothing, or only begins a sequence. */
  press: (event: KeyboardEvent, nowMs: number) => boolean;
};

/** True where keys make text: there only commands marked `whileTyping` listen. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
}

type Offer = { described: string; commands: readonly Command[] };

/** Commands that always run what was offered last under their id. */
function offerOf(described: string, commands: readonly Command[], newest: () => readonly Command[]): Offer {
  const run = (id: string) => () =>
    newest()
      .find((command) => command.id === id)
      ?.run();
  return {
    described,
    commands: commands.map((command) => Object.assign({}, command, { run: run(command.id) })),
  };
}

export function createCommandRegistry(): CommandRegistry {
  const offers = new Map<CommandSlot, Offer>();
  const listeners = new Set<() => void>();
  let current: readonly Command[] = [];
  let waiting: Waiting = null;

  const changed = () => {
    const byId = new Map<string, Command>();
    for (const command of [...offers.values()].flatMap(({ commands }) => commands)) {
      // Removed first, so that the newest of two stands last and wins its shortcut.
      byId.delete(command.id);
      byId.set(command.id, command);
    }
    current = [...byId.values()];
    for (const listener of listeners) listener();
  };

  return {
    slot() {
      let newest: readonly Command[] = [];
      const slot: CommandSlot = {
        set(commands) {
          newest = commands;
          const described = JSON.stringify(commands);
          if (offers.get(slot)?.described === described) return;
          offers.set(
            slot,
            offerOf(described, commands, () => newest),
          );
          changed();
        },
        clear() {
          if (offers.delete(slot)) changed();
        },
      };
      return slot;
    },
    list: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    press(event, nowMs) {
      if (
        event.defaultPrevented ||
        event.isComposing ||
        ["Control", "Meta", "Alt", "Shift"].includes(event.key)
      )
        return false;
      const typing = isTyping(event.target);
      const open = current.filter(({ shortcut, whileTyping }) => shortcut && (whileTyping || !typing));
      const match = matchPress(
        open.map(({ shortcut }) => shortcut ?? ""),
        pressName(event),
        waiting,
        nowMs,
      );
      waiting = match.waiting;
      const command = open[match.index];
      if (!command) return false;
      event.preventDefault();
      command.run();
      return true;
    },
  };
}

/** The registry of this tab. */
export const commandRegistry = createCommandRegistry();
