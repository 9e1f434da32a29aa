import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { Field } from "./field";
import { Input } from "./input";
import { Select } from "./select";

function descriptions(control: HTMLElement): string[] {
  const ids = control.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? `nothing has the id ${id}`);
}

describe("Field", () => {
  it("ties label, hint and error to the control", () => {
    render(
      <Field label="Title" hint="What is broken." error="Write a title." required>
        {(control) => <Input {...control} />}
      </Field>,
    );
    const input = screen.getByLabelText<HTMLInputElement>(/Title/);
    expect(descriptions(input)).toEqual(["What is broken.", "Write a title."]);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(input.required).toBe(true);
  });

  it("describes nothing where there is nothing to say", () => {
    render(<Field label="Severity">{(control) => <Select {...control} />}</Field>);
    const select = screen.getByLabelText("Severity");
    expect(select.hasAttribute("aria-describedby")).toBe(false);
    expect(select.hasAttribute("aria-invalid")).toBe(false);
  });

  it("keeps two fields of one page apart", () => {
    render(
      <>
        <Field label="One">{(control) => <Input {...control} />}</Field>
        <Field label="Two">{(control) => <Input {...control} />}</Field>
      </>,
    );
    expect(screen.getByLabelText("One").id).not.toBe(screen.getByLabelText("Two").id);
  });
});
