import { describe, expect, it } from "vitest";

import { prismaError } from "./database-command.mjs";
import { parseEngineArguments } from "./engine-arguments.mjs";

describe("the arguments of the schema engine", () => {
  it("are read as Prisma gives them", () => {
    const datasource = JSON.stringify({ url: "postgresql://db/x", shadowDatabaseUrl: "" });
    const argv = ["--datamodels", "a.prisma", "-d", "b.prisma", "--enabled-preview-features", "views"];
    expect(parseEngineArguments([...argv, "--datasource", datasource, "cli", "create-database"])).toEqual({
      datamodels: ["a.prisma", "b.prisma"],
      url: "postgresql://db/x",
      shadowUrl: undefined,
      command: ["cli", "create-database"],
    });
  });
});

it.each([
  ["3D000", "P1003"],
  ["28P01", "P1000"],
  ["42501", "P1010"],
  ["ECONNREFUSED", "P1001"],
])("tells Prisma of %s as %s", (code, expected) => {
  const error = Object.assign(new Error("no"), { code });
  expect(prismaError(error, "postgresql://ada:secret@db/x")).toMatchObject({ code: expected });
});
