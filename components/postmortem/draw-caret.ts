import { personColour } from "@/components/ui/avatar";

type CaretUser = Readonly<Record<string, unknown>>;

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** Where another person is: a line in their colour with their name on it. */
export function drawCaret(user: CaretUser): HTMLElement {
  const caret = document.createElement("span");
  caret.className = "caret";
  caret.dataset["person"] = String(personColour(textOf(user["id"])));
  const name = document.createElement("span");
  name.className = "caret-name";
  name.textContent = textOf(user["name"]);
  caret.append(name);
  return caret;
}

/** What another person has selected, in their colour. */
export function selectionLook(user: CaretUser) {
  return { class: "caret-selection", "data-person": String(personColour(textOf(user["id"]))) };
}
