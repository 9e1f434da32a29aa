import type { Attributes } from "../signals";

import { cleanText } from "./clean-text";
import { KEY_LENGTH, MOST_ATTRIBUTES, VALUE_LENGTH } from "./limits";

/** Attributes while they are being read: one list serves row after row. */
export class AttributeList {
  private keys: string[] = [];
  private values: string[] = [];

  clear(): void {
    this.keys.length = 0;
    this.values.length = 0;
  }

  /** Takes one in, clipped. Of two with the same key the later stays; one without a key is left out. */
  put(key: string, value: string): void {
    if (key === "" || this.keys.length >= MOST_ATTRIBUTES) return;
    this.keys.push(cleanText(key, KEY_LENGTH));
    this.values.push(cleanText(value, VALUE_LENGTH));
  }

  get isEmpty(): boolean {
    return this.keys.length === 0;
  }

  /** Brings the keys into code-unit order, each once. To be called before what follows. */
  settle(): void {
    const { keys, values } = this;
    // By insertion: the lists are short, and senders mostly have an order of their own.
    for (let next = 1; next < keys.length; next++) {
      const key = keys[next] ?? "";
      const value = values[next] ?? "";
      let at = next;
      for (; at > 0 && (keys[at - 1] ?? "") > key; at--) {
        keys[at] = keys[at - 1] ?? "";
        values[at] = values[at - 1] ?? "";
      }
      keys[at] = key;
      values[at] = value;
    }
    let kept = 0;
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] ?? "";
      // Equal keys have stayed in the order in which they came.
      if (kept > 0 && keys[kept - 1] === key) kept -= 1;
      keys[kept] = key;
      values[kept] = values[at] ?? "";
      kept += 1;
    }
    keys.length = kept;
    values.length = kept;
  }

  /** The same text for the same attributes, and for no others: no key and no value holds a NUL. */
  identity(): string {
    let text = "";
    for (let at = 0; at < this.keys.length; at++) text += `${this.keys[at]}\u0000${this.values[at]}\u0000`;
    return text;
  }

  /** These attributes, and of those beneath whatever these do not say. Both settled; so is what comes out. */
  over(beneath: Iterable<readonly [string, string]>): Attributes {
    const made: Record<string, string> = {};
    let at = 0;
    for (const [key, value] of beneath) {
      for (; at < this.keys.length && (this.keys[at] ?? "") < key; at++) this.giveTo(made, at);
      if (this.keys[at] !== key) give(made, key, value);
    }
    for (; at < this.keys.length; at++) this.giveTo(made, at);
    return made;
  }

  private giveTo(made: Record<string, string>, at: number): void {
    give(made, this.keys[at] ?? "", this.values[at] ?? "");
  }
}

function give(made: Record<string, string>, key: string, value: string): void {
  // An assignment would set the prototype, and lose the attribute.
  if (key === "__proto__")
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
  else made[key] = value;
}
