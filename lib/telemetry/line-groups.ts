import { countUp } from "./cell-counts";
import type { LogLines } from "./log-lines";
import { hashMasked, MAX_READ_BYTES } from "./masked-line";
import type { Names } from "./names";
import { createPairTable } from "./pair-table";

/** Lines of one service that are equal once masked. */
export type LineGroup = {
  service: string;
  /** Of the masked text. */
  hash: readonly [number, number];
  /** The start of one of them, as far as it is read. */
  line: Uint8Array;
  rows: number;
};

export type LineGroups = {
  groups: readonly LineGroup[];
  /** Group of each row, -1 for one outside the window. */
  groupOf: Int32Array;
};

const SERVICE_SALT = 0xc2b2ae35;

/** Groups the rows that are in a cell; each line is read once, and only a new group makes an object. */
export function groupLines(
  { bytes, ends }: Pick<LogLines, "bytes" | "ends">,
  { names, service, cellOf }: { names: Names; service: Uint32Array; cellOf: Int32Array },
): LineGroups {
  const hash = new Int32Array(2);
  const table = createPairTable();
  const groupOf = new Int32Array(cellOf.length).fill(-1);
  const found: Omit<LineGroup, "rows">[] = [];
  const place = { start: 0, stop: 0 };
  for (let row = 0; row < cellOf.length; row++) {
    place.start = place.stop;
    place.stop = ends[row] ?? 0;
    if ((cellOf[row] ?? -1) < 0) continue;
    const number = service[row] ?? 0;
    hashMasked(bytes, place, hash);
    const one = hash[0] ?? 0;
    const other = hash[1] ?? 0;
    const group = table.intern(one ^ Math.imul(number + 1, SERVICE_SALT), other);
    groupOf[row] = group;
    if (group < found.length) continue;
    const line = bytes.subarray(place.start, Math.min(place.stop, place.start + MAX_READ_BYTES));
    found.push({ service: names.text(number), hash: [one, other], line });
  }
  const rows = new Uint32Array(found.length);
  for (let row = 0; row < groupOf.length; row++)
    if ((groupOf[row] ?? -1) >= 0) countUp(rows, groupOf[row] ?? 0);
  const groups = found.map(({ service: name, hash: words, line }, number) => ({
    service: name,
    hash: words,
    line,
    rows: rows[number] ?? 0,
  }));
  return { groups, groupOf };
}
