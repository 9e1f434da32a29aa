import { type LogLines, startOfLine } from "./log-lines";
import { hashMasked } from "./masked-line";
import { createNames } from "./names";
import { createPairTable } from "./pair-table";

/** Lines of one service that are equal once masked, by group. */
export type LineGroups = {
  /** Names of services. */
  texts: readonly string[];
  /** Index into `texts`. */
  service: Uint32Array;
  /** Two words of hash of the masked text. */
  hashes: Int32Array;
  /** Of each of the rows that were given: its group. */
  groupOf: Int32Array;
};

/** Groups some rows of lines; each line is read once, and only a new group takes room. */
export function groupLines(lines: LogLines, rows: Uint32Array): LineGroups {
  const names = createNames();
  const numbers = Uint32Array.from(lines.texts, (text) => names.number(text));
  const nothing = names.number("");
  const hash = new Int32Array(2);
  const table = createGroupTable();
  const groupOf = new Int32Array(rows.length);
  const [service, hashes]: [number[], number[]] = [[], []];
  const place = { start: 0, stop: 0 };
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    place.start = startOfLine(lines, row);
    place.stop = lines.ends[row] ?? 0;
    hashMasked(lines.bytes, place, hash);
    const one = hash[0] ?? 0;
    const other = hash[1] ?? 0;
    const number = numbers[lines.service[row] ?? 0] ?? nothing;
    const group = table.intern(number, one, other);
    groupOf[at] = group;
    if (group < service.length) continue;
    service.push(number);
    hashes.push(one, other);
  }
  return { texts: names.texts, service: Uint32Array.from(service), hashes: Int32Array.from(hashes), groupOf };
}

const SERVICE_SALT = 0xc2b2ae35;

/** Numbers groups by the number of their service and the two words of their masked text. */
export function createGroupTable() {
  const table = createPairTable();
  return {
    intern: (service: number, one: number, other: number) =>
      table.intern(one ^ Math.imul(service + 1, SERVICE_SALT), other),
  };
}
