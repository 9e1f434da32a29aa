import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { decodeTraces } from "./decode";
import { Malformed } from "./malformed";
import { ProtobufReader } from "./protobuf-reader";

const reader = (...bytes: number[]) => new ProtobufReader(Uint8Array.from(bytes));

/** A varint as protobuf's encoding document describes it. */
function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, value);
  for (; left >= 128n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  return [...bytes, Number(left)];
}

describe("a number", () => {
  it("of 64 bits with a sign keeps every digit", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(reader(...varint(value)).int64Text()).toBe(String(value));
      }),
    );
    for (const value of [0n, -1n, 2n ** 53n, -(2n ** 53n), 2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 63n - 1n])
      expect(reader(...varint(value)).int64Text()).toBe(String(value));
  });

  it("of 32 bits and in zigzag is what was written", () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(reader(...varint(BigInt(value))).int32()).toBe(value);
        expect(reader(...varint(BigInt(value >= 0 ? value * 2 : value * -2 - 1))).sint32()).toBe(value);
      }),
    );
  });

  it("of nanoseconds is whole microseconds, exactly, until a double ends", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 53n * 1_000n }), (nanos) => {
        const bytes = new Uint8Array(8);
        new DataView(bytes.buffer).setBigUint64(0, nanos, true);
        expect(new ProtobufReader(bytes).timeUs()).toBe(Number(nanos / 1_000n));
      }),
    );
  });

  it("that never ends is malformed", () => {
    expect(() => reader(...Array.from({ length: 11 }, () => 0x80)).uint()).toThrow(Malformed);
    expect(() => reader(0x80).uint()).toThrow(Malformed);
    expect(() => reader(1, 2, 3).double()).toThrow(Malformed);
  });
});

describe("a field that nobody asked for", () => {
  const RESOURCE_SPANS = 0x0a;
  it.each([
    ["a group", [0x1b, 0x08, 0x01, 0x1b, 0x1c, 0x1c], true],
    ["four bytes", [0x1d, 1, 2, 3, 4], true],
    ["a group without an end", [0x1b, 0x08, 0x01], false],
    ["groups without end", Array.from({ length: 99 }, () => 0x1b), false],
    ["an end without a group", [0x1c], false],
    ["the number zero", [0x00, 0x01], false],
    ["a type that there is not", [0x1f], false],
    ["more than there is", [0x1a, 5, 1], false],
    ["more than the message that it is in", [RESOURCE_SPANS, 2, 0x1a, 3, 1, 2, 3], false],
  ])("of %s", (_, bytes, ok) => {
    expect(decodeTraces(Uint8Array.from(bytes), "protobuf").ok).toBe(ok);
  });
});
