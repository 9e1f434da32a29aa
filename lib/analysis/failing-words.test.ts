import { expect, it } from "vitest";

import { buildFrame } from "@/lib/telemetry/build-frame";
import { createLogColumns } from "@/lib/telemetry/log-columns";
import { noPoints, noSpans } from "@/lib/telemetry/no-signals";

import { failingWords, namesIn } from "./failing-words";
import { sceneOf } from "./scene";
import { madeInput, START_US } from "./testing/made-input";

type Line = { severity: number; body: string; minutes: readonly number[] };

const ALWAYS = Array.from({ length: 60 }, (_, minute) => minute);
const SINCE = ALWAYS.filter((minute) => minute >= 48);

function failing(lines: readonly Line[]) {
  const columns = createLogColumns();
  for (const { severity, body, minutes } of lines)
    for (const minute of minutes)
      columns.add({
        timeUs: START_US + minute * 60_000_000,
        service: "cart",
        severity,
        body,
        attributes: {},
        traceId: "",
        spanId: "",
      });
  const input = madeInput([]);
  const frame = buildFrame({
    fromUs: START_US,
    toUs: START_US + 3_600_000_000,
    points: noPoints,
    spans: noSpans,
    logs: columns.table(),
    calls: [],
    gaps: [],
  });
  return failingWords(sceneOf({ ...input, frame }));
}

it("takes the words of new errors for telling, but for those that healthy lines say and names of services", () => {
  const { words } = failing([
    { severity: 9, body: "order stored by cart", minutes: ALWAYS },
    { severity: 17, body: "order rejected by cart: quota of shelf spent", minutes: SINCE },
  ]);
  expect(words.get("quota")).toBe(1);
  expect(words.get("order")).toBe(0.5);
  expect(words.has("cart")).toBe(false);
  expect(words.has("stored")).toBe(false);
});

it("takes an error that was always there for healthy", () => {
  const { words } = failing([{ severity: 17, body: "quota of shelf spent", minutes: ALWAYS }]);
  expect(words.has("quota")).toBe(false);
});

it("knows the names of files and fields in what fails alone", () => {
  const { names } = failing([
    { severity: 9, body: "read stock_level in store.go:7", minutes: ALWAYS },
    {
      severity: 17,
      body: "panic in pkg/limiter/ratelimit.go:38: no field 'shelf_id' beside stock_level",
      minutes: SINCE,
    },
  ]);
  expect([...names]).toEqual(expect.arrayContaining(["ratelimit.go", "shelf_id"]));
  expect(names.has("stock_level")).toBe(false);
});

it("reads names whole and by their parts", () => {
  expect([...namesIn("in pkg/limit.go:38 [title]")]).toEqual(
    expect.arrayContaining(["limit.go", "limit", "title"]),
  );
  expect(namesIn("the request")).toEqual(new Set());
});
