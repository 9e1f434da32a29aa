import { idOfHex, type SentId } from "./identifiers";
import { Malformed } from "./malformed";

/** An object of a JSON body. */
export type Fields = Readonly<Record<string, unknown>>;

const DIGITS = /^\d{1,20}$/;
const SIGNED_DIGITS = /^-?\d{1,20}$/;

/** An object; throws `Malformed` where something else stands. */
export function fieldsOf(value: unknown, what: string): Fields {
  if (!isFields(value)) throw new Malformed(`${what} is not an object.`);
  return value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list, empty where it is missing or null. */
export function listAt(fields: Fields, name: string): readonly unknown[] {
  const value = own(fields, name);
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Malformed(`${name} is not a list.`);
  return value;
}

/** An object, or null where it is missing or null. */
export function objectAt(fields: Fields, name: string): Fields | null {
  const value = own(fields, name);
  return value === undefined ? null : fieldsOf(value, name);
}

export function textAt(fields: Fields, name: string): string {
  const value = own(fields, name) ?? "";
  if (typeof value !== "string") throw new Malformed(`${name} is not a text.`);
  return value;
}

export function boolAt(fields: Fields, name: string): boolean {
  const value = own(fields, name) ?? false;
  if (typeof value !== "boolean") throw new Malformed(`${name} is neither true nor false.`);
  return value;
}

/** A double; null where it is missing. JSON has no word for those that are not finite: they come as texts. */
export function doubleAt(fields: Fields, name: string): number | null {
  const value = own(fields, name);
  return value === undefined ? null : doubleOf(value, name);
}

export function doubleOf(value: unknown, what: string): number {
  if (typeof value === "number") return value;
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  if (typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value))) return Number(value);
  throw new Malformed(`${what} is not a number.`);
}

/** A whole number of up to 64 bits, as digits or as a number; null where it is missing. */
export function integerAt(fields: Fields, name: string): number | null {
  const value = own(fields, name);
  return value === undefined ? null : integerOf(value, name);
}

export function integerOf(value: unknown, what: string): number {
  return Number(integerText(value, what));
}

/** The digits of a whole number of 64 bits with a sign. */
export function integerText(value: unknown, what: string): string {
  if (typeof value === "number" && Number.isInteger(value))
    return BigInt.asIntN(64, BigInt(value)).toString();
  if (typeof value === "string" && SIGNED_DIGITS.test(value)) return String(BigInt(value));
  throw new Malformed(`${what} is not a whole number.`);
}

/** Nanoseconds as whole microseconds, rounded down; 0 where they are missing. Digits, or a number that has lost some. */
export function timeUsAt(fields: Fields, name: string): number {
  const value = own(fields, name) ?? 0;
  if (typeof value === "number" && value >= 0) return Math.floor(value / 1_000);
  if (typeof value === "string" && DIGITS.test(value)) return Number(value.slice(0, -3));
  throw new Malformed(`${name} is not a time in nanoseconds.`);
}

/** An enum by its number, or by its name. A name that is unknown is 0, as an unknown number is for its reader. */
export function enumAt(fields: Fields, name: string, names: readonly string[]): number {
  const value = own(fields, name) ?? 0;
  if (typeof value === "string" && !SIGNED_DIGITS.test(value)) return Math.max(0, names.indexOf(value));
  return integerOf(value, name);
}

/** An identifier in hex; what is no hex becomes one that no id can be. */
export function idAt(fields: Fields, name: string): SentId {
  return idOfHex(textAt(fields, name));
}

/** A member of the object's own that is not null, as JSON's null means "missing" here. */
function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined;
}
