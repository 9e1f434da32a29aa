import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

import type { CaseCommand } from "../options";
import type { Outbox } from "../otlp/outbox";
import { readCase } from "../replay/read-case";
import { extentOf, replay, shiftOf } from "../replay/replay";
import { shiftChanges } from "../replay/shift-changes";
import { type Parsed, parsed, refused } from "../shop/parsed";
import { realClock } from "./real-clock";
import { durationText } from "./duration-text";
import { openRecordFile } from "./record-file";
import { createStatusLine } from "./status-line";

/** Replays a case as the command line says. */
export async function commandCase({
  command,
  folders,
  records,
  outbox,
  signal,
  say,
}: {
  command: CaseCommand;
  /** Where cases are looked for by name. */
  folders: readonly string[];
  records: string;
  outbox: Outbox;
  signal: AbortSignal;
  say: (line: string) => void;
}): Promise<Parsed<null>> {
  const folder = [resolve(command.name), ...folders.map((each) => join(each, command.name))].find((each) =>
    existsSync(join(each, "case.json")),
  );
  if (folder === undefined)
    return refused(
      `There is no case "${command.name}": give its folder, or a name in ${folders.join(" or ")}.`,
    );
  const recording = await readCase(folder);
  if (!recording.ok) return recording;
  const extent = extentOf(recording.value);
  if (!extent) return refused("The case has no telemetry.");
  const { speed } = command;
  const clock = realClock(signal);
  const startMs = clock.now();
  const shiftMs = shiftOf(extent, { startMs, speed });
  const { changes } = recording.value;
  if (changes !== null) {
    const file = await openRecordFile(join(records, "changes"), startMs);
    await file.write(shiftChanges(changes, shiftMs));
    say(`Its changes are in ${file.path}.`);
  }
  const recordedMs = extent.lastMs - extent.firstMs;
  say(
    speed === 1
      ? `Sends ${durationText(recordedMs)} as they were recorded, to the end.`
      : `Sends ${durationText(recordedMs)} of recording in ${durationText(recordedMs / speed)}: ${speed} times as fast.`,
  );
  const status = createStatusLine({ now: clock.now, say });
  await replay({
    recording: recording.value,
    extent,
    shiftMs,
    speed,
    outbox,
    clock,
    signal,
    report: (delivery, toldMs) => status.report(delivery, toldMs),
  });
  status.end(extent.lastMs + shiftMs);
  return parsed(null);
}
