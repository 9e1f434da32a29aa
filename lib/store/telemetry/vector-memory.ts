import { DuckDBUBigIntVector, type DuckDBVector } from "@duckdb/node-api";

type Numbers = Float64Array | Int32Array | Uint8Array | BigUint64Array;

/** The driver's own view of a chunk's numbers: its public way is an object per value. */
export function numbersOf(vector: DuckDBVector): unknown {
  return Reflect.get(vector, "items");
}

/** Puts numbers, of the vector's own type, into a vector from a row on; they are there once it is flushed. */
export function writeNumbers(vector: DuckDBVector, numbers: Numbers, at: number): void {
  const items = numbersOf(vector);
  if (items instanceof BigUint64Array && numbers instanceof BigUint64Array) items.set(numbers, at);
  else if (isPlain(items) && isPlain(numbers)) items.set(numbers, at);
  else throw new TypeError("Numbers of another type were expected.");
}

function isPlain(numbers: unknown): numbers is Float64Array | Int32Array | Uint8Array {
  return numbers instanceof Float64Array || numbers instanceof Int32Array || numbers instanceof Uint8Array;
}

/**
 * Gives each row of a flushed vector of texts the text of the row that it is the same as. A text in a vector is 16
 * bytes, its length and where it lies: these are copied, and the words of the text are there once.
 */
export function repeatTexts(vector: DuckDBVector, sameAs: Uint32Array): void {
  const places = DuckDBUBigIntVector.fromRawVector(Reflect.get(vector, "vector"), 2 * sameAs.length);
  const halves = numbersOf(places);
  if (!(halves instanceof BigUint64Array)) throw new TypeError("A vector's memory was expected.");
  for (let row = 0; row < sameAs.length; row++) {
    const same = sameAs[row] ?? row;
    if (same === row) continue;
    halves[2 * row] = halves[2 * same] ?? 0n;
    halves[2 * row + 1] = halves[2 * same + 1] ?? 0n;
  }
  places.flush();
}
