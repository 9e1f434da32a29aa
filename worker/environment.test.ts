import { expect, it } from "vitest";

import { readWorkerEnvironment } from "./environment";

const DATABASE_URL = "postgresql://localhost/parallax";

it("needs the database and nothing else", () => {
  const { databaseUrl, threads, isBesideWeb } = readWorkerEnvironment({ DATABASE_URL, PARALLAX_WORKERS: "" });
  expect(databaseUrl).toBe(DATABASE_URL);
  expect(threads).toBeGreaterThanOrEqual(1);
  expect(isBesideWeb).toBe(false);
  expect(readWorkerEnvironment({ DATABASE_URL, PARALLAX_WORKERS: "7" })).toMatchObject({ threads: 7 });
});

it("says what is wrong", () => {
  expect(() => readWorkerEnvironment({})).toThrow("DATABASE_URL must be a postgresql:// address.");
  for (const threads of ["0", "257", "1.5", "lots"])
    expect(() => readWorkerEnvironment({ DATABASE_URL, PARALLAX_WORKERS: threads })).toThrow(
      "PARALLAX_WORKERS must be a whole number from 1 to 256.",
    );
  expect(() => readWorkerEnvironment({ DATABASE_URL, PARALLAX_BESIDE_WEB: "perhaps" })).toThrow(
    "PARALLAX_BESIDE_WEB must be true or false.",
  );
});
