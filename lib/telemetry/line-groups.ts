import { hashMasked } from "./masked-line";
import type { Names } from "./names";
import { createPairTable } from "./pair-table";

/** Lines of one service that are equal once masked. */
export type LineGroup = {
  service: string;
  /** Of the masked text. */
  hash: readonly [number, number];
  /** One of them. */
  line: string;
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
  body: readonly string[],
  { names, service, cellOf }: { names: Names; service: Uint32Array; cellOf: Int32Array },
): LineGroups {
  const hash = new Int32Array(2);
  const table = createPairTable();
  const groupOf = new Int32Array(cellOf.length).fill(-1);
  const groups: LineGroup[] = [];
  for (let row = 0; row < cellOf.length; row++) {
    if ((cellOf[row] ?? -1) < 0) continue;
    const line = body[row] ?? "";
    const number = service[row] ?? 0;
    hashMasked(line, hash);
    const one = hash[0] ?? 0;
    const other = hash[1] ?? 0;
    const group = table.intern(one ^ Math.imul(number + 1, SERVICE_SALT), other);
    groupOf[row] = group;
    const known = groups[group];
    if (known) known.rows += 1;
    else groups.push({ service: names.text(number), hash: [one, other], line, rows: 1 });
  }
  return { groups, groupOf };
}
