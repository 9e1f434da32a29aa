import { AttributeList } from "../otlp/attribute-list";

/** Deeper than that, what is nested stays as JSON. */
const DEEPEST = 8;

/** A cell as text; "" where it is none. */
export function textOf(cell: unknown): string {
  return typeof cell === "string" ? cell : "";
}

/** A cell as a number: 64-bit integers and what is not finite may come as text. NaN where it is none. */
export function numberOf(cell: unknown): number {
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string" || cell === "") return Number.NaN;
  if (/^[+-]?inf$/i.test(cell)) return cell.startsWith("-") ? -Infinity : Infinity;
  return Number(cell);
}

export function listOf(cell: unknown): readonly unknown[] {
  return Array.isArray(cell) ? cell : [];
}

export const numbersOf = (cell: unknown): number[] => listOf(cell).map(numberOf);

/**
 * Attributes out of a column of type Map, of type JSON, or of JSON as text; of several, the later one's count. What is
 * nested gets dotted keys, and values are text.
 */
export function attributeList(...cells: readonly unknown[]): AttributeList {
  const list = new AttributeList();
  for (const cell of cells)
    putAll(typeof cell === "string" ? parseJson(cell) : cell, { list, prefix: "", depth: 0 });
  list.settle();
  return list;
}

type Place = { list: AttributeList; prefix: string; depth: number };

function putAll(cell: unknown, { list, prefix, depth }: Place): void {
  if (!isObject(cell)) return;
  for (const [key, value] of Object.entries(cell)) {
    const nested: unknown = value;
    const name = prefix + key;
    if (isObject(nested) && depth < DEEPEST) putAll(nested, { list, prefix: `${name}.`, depth: depth + 1 });
    else list.put(name, typeof nested === "string" ? nested : JSON.stringify(nested));
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
