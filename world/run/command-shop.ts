import { join } from "node:path";
import { createInterface } from "node:readline";

import type { ShopCommand } from "../options";
import type { Outbox } from "../otlp/outbox";
import { commanded, parseFaultCommand } from "../shop/fault-command";
import { type Parsed, parsed } from "../shop/parsed";
import { createShop, type Shop } from "../shop/shop";
import { realClock } from "./real-clock";
import { openRecordFile } from "./record-file";
import { readScenario, type Scenario } from "./scenario";
import { runShop } from "./shop-run";
import { createStatusLine } from "./status-line";

/** Opens a shop as the command line says, and runs it until its end or until it is told to stop. */
export async function commandShop({
  command,
  records,
  outbox,
  signal,
  say,
}: {
  command: ShopCommand;
  records: string;
  outbox: Outbox;
  signal: AbortSignal;
  say: (line: string) => void;
}): Promise<Parsed<null>> {
  const scenario =
    command.scenario === null ? parsed<Scenario>({ faults: [] }) : await readScenario(command.scenario);
  if (!scenario.ok) return scenario;
  const clock = realClock(signal);
  const nowMs = Math.floor(clock.now() / 1_000) * 1_000;
  const shop = createShop({
    seed: command.seed,
    startMs: nowMs - command.historyMs,
    perSecond: command.perSecond,
    ...scenario.value,
    faults: [...scenario.value.faults, ...command.faults].map((fault) => commanded(fault, nowMs)),
  });
  const changesFile = await openRecordFile(join(records, "changes"), nowMs);
  // Apart: whoever investigates is given only the changes.
  const truthFile = await openRecordFile(join(records, "truth"), nowMs);
  const status = createStatusLine({ now: clock.now, say });
  say(`Changes go to ${changesFile.path}, the truth to ${truthFile.path}.`);
  const stopListening = listen(shop, say);
  const write = async () => {
    await changesFile.write(shop.changes());
    await truthFile.write(shop.truth());
  };
  let writing = Promise.resolve();
  await runShop({
    shop,
    outbox,
    clock,
    untilMs: nowMs + command.durationMs,
    signal,
    report(delivery, shopMs) {
      status.report(delivery, shopMs);
      writing = writing.then(() => write());
    },
  });
  stopListening();
  await writing;
  status.end(shop.nowMs());
  return parsed(null);
}

/** Takes faults that are typed, one a line. */
function listen(shop: Shop, say: (line: string) => void): () => void {
  const lines = createInterface({ input: process.stdin });
  lines.on("line", (line) => {
    if (line.trim() === "") return;
    const fault = parseFaultCommand(line);
    if (!fault.ok) return say(fault.problem);
    shop.strike(commanded(fault.value, shop.nowMs()));
    say(`It will be so: ${line.trim()}`);
  });
  return () => lines.close();
}
