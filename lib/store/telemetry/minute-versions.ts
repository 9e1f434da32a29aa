import { MINUTE_US } from "@/lib/telemetry/stretch-rows";
import type { MinuteVersions, Window } from "@/lib/telemetry/store-port";

import type { TimedTable } from "./telemetry-database";

/** So many minutes are told apart in each table; with more all of them count as renewed. */
const MOST_MINUTES = 50_000;

/** Which minutes have had rows added or dropped, by table. */
export type RowVersions = {
  /** Rows of these times were added to a table; to be told before anybody hears that they were. */
  added: (table: TimedTable, timeUs: Float64Array) => void;
  /** Rows before a time may have gone. */
  droppedBefore: (timeUs: number) => void;
  of: (window: Window) => MinuteVersions;
};

/** Versions grow from `start` on: what another owner of the same rows said is told apart by it. */
export function createRowVersions(start: number): RowVersions {
  let version = start;
  let all = start;
  let dropped = { beforeUs: Number.NEGATIVE_INFINITY, version: start };
  const tables = {
    points: new Map<number, number>(),
    spans: new Map<number, number>(),
    logs: new Map<number, number>(),
  };

  function versionsOf(table: TimedTable, { fromUs, toUs }: Window): Float64Array<ArrayBuffer> {
    const first = Math.round(fromUs / MINUTE_US);
    const versions = new Float64Array(Math.max(0, Math.round(toUs / MINUTE_US) - first));
    for (let minute = 0; minute < versions.length; minute++) {
      const isOlder = (first + minute) * MINUTE_US < dropped.beforeUs;
      versions[minute] = Math.max(tables[table].get(first + minute) ?? all, isOlder ? dropped.version : all);
    }
    return versions;
  }

  return {
    added(table, timeUs) {
      version += 1;
      const minutes = tables[table];
      let last = Number.NaN;
      for (let row = 0; row < timeUs.length; row++) {
        const minute = Math.floor((timeUs[row] ?? Number.NaN) / MINUTE_US);
        if (minute === last) continue;
        minutes.set(minute, version);
        last = minute;
      }
      if (minutes.size <= MOST_MINUTES) return;
      for (const each of Object.values(tables)) each.clear();
      all = version;
    },
    droppedBefore(timeUs) {
      version += 1;
      dropped = { beforeUs: Math.max(dropped.beforeUs, timeUs), version };
    },
    of: (window) => ({
      points: versionsOf("points", window),
      spans: versionsOf("spans", window),
      logs: versionsOf("logs", window),
    }),
  };
}
