"use client";
import { createContext } from "react";

type Fields = ReadonlyMap<string, string>;

/** What was typed into dialogs that were left without sending, by what each was about. It goes with the page. */
const kept = new Map<string, Fields>();

/** What the dialog inside is about: what is typed into it is kept under this. Null keeps nothing. */
export const DialogSubject = createContext<string | null>(null);

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isControl = (element: Element): element is Control =>
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement && !["radio", "checkbox", "hidden", "file"].includes(element.type));

const controlsOf = (form: HTMLFormElement) =>
  Array.from(form.elements)
    .filter(isControl)
    .filter(({ name }) => name !== "");

/** Keeps what the fields of words and choices hold now. */
export function keepFields(subject: string, form: HTMLFormElement): void {
  kept.set(subject, new Map(controlsOf(form).map(({ name, value }) => [name, value])));
}

/** As if somebody had typed this into that field. */
export function keepField(subject: string, name: string, value: string): void {
  kept.set(subject, new Map([...(kept.get(subject) ?? []), [name, value]]));
}

export function forgetFields(subject: string): void {
  kept.delete(subject);
}

/** Puts what was kept back into the fields. True where that changed anything. */
export function restoreFields(subject: string, form: HTMLFormElement): boolean {
  const fields = kept.get(subject);
  if (!fields) return false;
  let changed = false;
  for (const control of controlsOf(form)) {
    const value = fields.get(control.name);
    if (value === undefined || value === control.value) continue;
    type(control, value);
    changed = true;
  }
  return changed;
}

/** React hears of a value only where it was set past its own setter, and with the event that typing makes. */
function type(control: Control, value: string): void {
  Reflect.set(Object.getPrototypeOf(control), "value", value, control);
  const event = control instanceof HTMLSelectElement ? "change" : "input";
  control.dispatchEvent(new Event(event, { bubbles: true }));
}
