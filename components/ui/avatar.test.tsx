import { render, screen } from "@testing-library/react";
import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";

import { Avatar, initials, personColour } from "./avatar";
import { AvatarGroup } from "./avatar-group";

describe("initials", () => {
  it.each([
    ["Ada Okonkwo", "AO"],
    ["ada", "A"],
    ["  Maria del Carmen  Ruiz ", "MR"],
    ["Żaneta ñandu", "ŻÑ"],
    ["😀 Smile", "😀S"],
    ["", "?"],
    ["   ", "?"],
  ])("of %j are %s", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

describe("personColour", () => {
  it("is always one of eight, and always the same", () => {
    assert(
      property(string(), (seed) => {
        const colour = personColour(seed);
        expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(colour);
        expect(personColour(seed)).toBe(colour);
      }),
    );
  });

  it("tells people apart", () => {
    const colours = Array.from({ length: 64 }, (_, index) => personColour(`person-${index}`));
    expect(new Set(colours).size).toBe(8);
  });
});

describe("Avatar", () => {
  it("is named after the person, unless the name stands beside it", () => {
    const { rerender } = render(<Avatar name="Ada Okonkwo" />);
    expect(screen.getByRole("img", { name: "Ada Okonkwo" }).textContent).toBe("AO");
    rerender(<Avatar name="Ada Okonkwo" decorative />);
    expect(screen.queryByRole("img")).toBeNull();
  });
});

describe("AvatarGroup", () => {
  const people = ["Ada", "Ben", "Cyd", "Dee"].map((name) => ({ id: name, name }));

  it("counts and names those who do not fit", () => {
    render(<AvatarGroup label="Here now" people={people} max={2} />);
    expect(screen.getAllByRole("img").map((face) => face.getAttribute("aria-label"))).toEqual(["Ada", "Ben"]);
    expect(screen.getByText(/^\+2/).textContent).toBe("+2 more: Cyd, Dee");
  });

  it("counts nobody when all fit", () => {
    render(<AvatarGroup label="Here now" people={people} />);
    expect(screen.queryByText(/\+/)).toBeNull();
  });
});
