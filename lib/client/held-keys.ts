import { pressName } from "./shortcut";

export type HoldOptions = {
  /** Keeps what is typed meanwhile, for `take`. */
  keep?: boolean;
  /** A press that gives it up, as Escape does: the one that asked for it. */
  again?: string;
  /** The person wants it no more. */
  giveUp: () => void;
};

/** Keys that are meant for what a key has asked for and that is still on its way, as a dialog whose code is loading. */
export type HeldKeys = {
  /** Holds every key back from now on, in place of any hold before, until what it gives is called or keys are let go. */
  hold: (options: HoldOptions) => () => void;
  /** Ends the hold and gives what was typed meanwhile; empty where nothing is held or kept. */
  take: () => string;
  /** Keeps a key from the page where keys are held, and says whether it did. */
  press: (event: KeyboardEvent) => boolean;
};

/** A key alone, or with what its character needs: not a command to the browser. */
function isPlain(event: KeyboardEvent): boolean {
  if (event.isComposing || /^F\d/.test(event.key)) return false;
  return !(event.ctrlKey || event.metaKey || event.altKey) || event.getModifierState("AltGraph");
}

/** A text after one more key in it, as a field would have it. */
function edited(text: string, event: KeyboardEvent): string {
  if (event.key === "Backspace")
    return event.ctrlKey || event.altKey || event.metaKey
      ? text.replace(/\S*\s*$/u, "")
      : text.replace(/.$/su, "");
  // Keys that type nothing have names; Enter acts on what is seen, and nothing is yet.
  return /^.$/su.test(event.key) && isPlain(event) ? text + event.key : text;
}

export function createHeldKeys(): HeldKeys {
  let held: HoldOptions | null = null;
  let typed = "";

  const end = () => {
    held = null;
    typed = "";
  };
  return {
    hold(options) {
      end();
      held = options;
      return () => {
        if (held === options) end();
      };
    },
    take() {
      const text = typed;
      end();
      return text;
    },
    press(event) {
      if (!held) return false;
      const { keep = false, again, giveUp } = held;
      event.stopImmediatePropagation();
      if (event.key === "Escape" || pressName(event) === again) {
        event.preventDefault();
        if (event.repeat) return true;
        end();
        giveUp();
        return true;
      }
      // Reloading, closing a tab and the like stay the browser's.
      if (isPlain(event) || event.key === "Backspace") event.preventDefault();
      if (keep) typed = edited(typed, event);
      return true;
    },
  };
}

/** The keys of this tab. */
export const heldKeys = createHeldKeys();
