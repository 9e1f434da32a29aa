import { describe, expect, it } from "vitest";

import { slashCommands } from "./slash-commands";
import { suggest } from "./suggestions";

const offered = (text: string) => suggest(text, text.length, []).items.map(({ insert }) => insert);

describe("a command that is being typed", () => {
  it("is offered by its beginning", () => {
    expect(offered("/jo")).toEqual(["/join"]);
  });

  it("is offered no more once it is whole, so that Enter sends it", () => {
    for (const { name, usage } of slashCommands) {
      const taken = usage === "" ? `/${name}` : `/${name} `;
      expect(offered(taken)).not.toContain(taken);
    }
  });
});
