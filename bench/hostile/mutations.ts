/** Numbers from 0 to 1. */
export type Dice = () => number;

export const below = (dice: Dice, limit: number): number => Math.floor(dice() * limit);

export function pick<T>(dice: Dice, [first, ...others]: readonly [T, ...T[]]): T {
  return others[below(dice, others.length + 1) - 1] ?? first;
}

/** Bytes of any kind; most are few. */
export function randomBytes(dice: Dice, most = 2_048): Uint8Array<ArrayBuffer> {
  const length = Math.floor(most ** dice()) - 1;
  return Uint8Array.from({ length }, () => below(dice, 256));
}

/** Fields as protobuf writes them, of any number and type, with lengths that may lie. */
export function randomFields(dice: Dice): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (let fields = below(dice, 12); fields >= 0; fields--) {
    bytes.push((1 + below(dice, 15)) * 8 + below(dice, 8));
    const content = randomBytes(dice, 40);
    if (dice() < 0.7) bytes.push(dice() < 0.9 ? content.length : below(dice, 256));
    bytes.push(...content);
  }
  return Uint8Array.from(bytes);
}

const TELLING = [0x00, 0x01, 0x7f, 0x80, 0xff, 0x0a, 0x22, 0x5b, 0x7b] as const;
const LONGEST_VARINT = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];

const byteChanges: readonly [Change<number[]>, ...Change<number[]>[]] = [
  (bytes, dice) => {
    const at = below(dice, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(dice, 8));
  },
  (bytes, dice) => void (bytes[below(dice, bytes.length)] = pick(dice, TELLING)),
  (bytes, dice) => void bytes.splice(below(dice, bytes.length), 1 + below(dice, 16)),
  (bytes, dice) => void bytes.splice(below(dice, bytes.length), 0, ...randomBytes(dice, 16)),
  (bytes, dice) => void bytes.splice(below(dice, bytes.length), 0, ...LONGEST_VARINT),
  (bytes, dice) => void bytes.splice(below(dice, bytes.length), bytes.length),
  (bytes, dice) => {
    const from = below(dice, bytes.length);
    bytes.splice(below(dice, bytes.length), 0, ...bytes.slice(from, from + below(dice, 200)));
  },
];

type Change<T> = (changed: T, dice: Dice) => void;

/** The same bytes with a few changes. */
export function mutated(dice: Dice, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const changed = [...bytes];
  for (let changes = below(dice, 3); changes >= 0; changes--) pick(dice, byteChanges)(changed, dice);
  return Uint8Array.from(changed);
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null|[[\]{}:,]/g;
const HOSTILE_TOKENS = [
  "null",
  "-1",
  "1e308",
  "1e999",
  "-0",
  '""',
  '"NaN"',
  '"__proto__"',
  '"\\ud800"',
  '"\\u0000"',
  '"18446744073709551616"',
  '"9223372036854775807"',
  "{}",
  "[]",
  "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
  '{"arrayValue":{"values":[{"kvlistValue":{"values":[{"key":"a","value":{}}]}}]}}',
  `"${"x".repeat(5_000)}"`,
] as const;

/** The same JSON with a few of its tokens exchanged: most of it still parses. */
export function exchanged(dice: Dice, json: string): string {
  const tokens = json.match(TOKEN) ?? [];
  for (let changes = below(dice, 3); changes >= 0; changes--)
    tokens[below(dice, tokens.length)] =
      dice() < 0.8 ? pick(dice, HOSTILE_TOKENS) : (tokens[below(dice, tokens.length)] ?? "");
  return tokens.join("");
}
