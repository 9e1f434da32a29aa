import { expect, it } from "vitest";

import { noSignals } from "@/lib/telemetry/no-signals";

import { readAhead } from "./read-ahead";

const options = { signal: new AbortController().signal };
const window = (fromUs: number) => ({ fromUs, toUs: fromUs + 1 });
const gaps = [{ source: "prod", signal: "metrics", reason: "It is down." }] as const;

function watched() {
  const asked: number[] = [];
  let nowMs = 0;
  const source = readAhead(
    {
      name: "prod",
      signals: ["metrics"],
      read: async (wanted) => {
        asked.push(wanted.fromUs);
        return noSignals(wanted, wanted.fromUs === 9 ? gaps : []);
      },
    },
    () => nowMs,
  );
  return { source, asked, pass: (ms: number) => (nowMs += ms) };
}

it("is asked once for a window that is read once, and anew for who comes later", async () => {
  const { source, asked, pass } = watched();
  await source.ask(window(1), options);
  await source.read(window(2), options);
  expect(await source.read(window(1), options)).toEqual(noSignals(window(1), []));
  expect(asked).toEqual([1, 2]);
  await source.read(window(1), options);
  await source.ask(window(1), options);
  pass(60_000);
  await source.read(window(1), options);
  expect(asked).toEqual([1, 2, 1, 1, 1]);
});

it("says why where nothing came of it, and keeps nothing of that", async () => {
  const { source, asked } = watched();
  await expect(source.ask(window(9), options)).rejects.toThrow("prod: It is down.");
  expect((await source.read(window(9), options)).gaps).toEqual(gaps);
  expect(asked).toEqual([9, 9]);
});
