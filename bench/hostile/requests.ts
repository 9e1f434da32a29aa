import { gzipSync } from "node:zlib";

import { createDice } from "../frame/dice";
import { below, type Dice, exchanged, mutated, pick, randomBytes, randomFields } from "./mutations";
import { type Endpoint, endpoints, type Seed, seedsOf } from "./seeds";

/** More than the server unpacks of one request, in bytes. */
const BOMB_BYTES = 64 * 1024 * 1024;
/** Unpacking up to the limit costs the server more than a thousand other requests: one in so many. */
const BOMB_EVERY = 5_000;

const PROTOBUF = "application/x-protobuf";
const JSON_TYPE = "application/json";
const WRONG_TYPES = [
  "text/plain",
  "application/grpc",
  "application/grpc+proto",
  "application/octet-stream",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json; charset=utf-16",
  "application/x-protobuf; x=\u00ff",
  "",
  ";;;",
] as const;
const WRONG_ENCODINGS = ["br", "deflate", "zstd", "gzip, gzip", "identity", "", "*"] as const;

export type Hostile = {
  endpoint: Endpoint;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array<ArrayBuffer>;
  /** The sender goes away with so many bytes sent; null where it sends all of them. */
  cutAfter: number | null;
};

/** What is sent as the `index`th request: the same for the same seed and index. */
export function createHostile(seed: number, atMs: number): (index: number) => Hostile {
  const seeds = seedsOf("hostile", atMs);
  const bomb = new Uint8Array(gzipSync(new Uint8Array(BOMB_BYTES)));
  return (index) => {
    const dice = createDice(seed + Math.imul(index, 0x9e3779b1));
    const endpoint = endpoints[index % endpoints.length] ?? "/v1/traces";
    const { type, body: said } = bodyOf(dice, endpoint, seeds[endpoint]);
    // Lines are never protobuf: what is called so there is not even looked at.
    const right = endpoint === "/v1/logs/text" && type === PROTOBUF ? "text/plain" : type;
    const contentType = dice() < 0.9 ? right : pick(dice, WRONG_TYPES);
    const isBomb = Math.floor(index / endpoints.length) % BOMB_EVERY === BOMB_EVERY - 1;
    const { encoding, body } = isBomb ? { encoding: "gzip", body: bomb } : encoded(dice, said);
    return {
      endpoint,
      headers: {
        ...(contentType !== "" && { "content-type": contentType }),
        ...(encoding !== null && { "content-encoding": encoding }),
      },
      body,
      cutAfter: body.length > 1 && dice() < 0.005 ? below(dice, body.length) : null,
    };
  };
}

function bodyOf(dice: Dice, endpoint: Endpoint, { protobuf, text }: Seed) {
  const isText = endpoint === "/v1/logs/text";
  const bytes = new TextEncoder();
  switch (below(dice, 8)) {
    case 0:
      return { type: pick(dice, [PROTOBUF, JSON_TYPE]), body: randomBytes(dice) };
    case 1:
      return { type: PROTOBUF, body: randomFields(dice) };
    case 2:
    case 3:
    case 4:
      return { type: PROTOBUF, body: mutated(dice, protobuf ?? bytes.encode(text)) };
    case 5:
    case 6:
      return { type: isText ? "text/plain" : JSON_TYPE, body: bytes.encode(exchanged(dice, text)) };
    default:
      return { type: JSON_TYPE, body: mutated(dice, bytes.encode(text)) };
  }
}

/** Mostly plain or gzip; gzip that is cut off, changed, or none at all; and what nobody unpacks. */
function encoded(dice: Dice, body: Uint8Array<ArrayBuffer>) {
  const chance = dice();
  if (chance < 0.65) return { encoding: null, body };
  if (chance < 0.95) {
    const packed = new Uint8Array(gzipSync(body, { level: 1 }));
    if (chance < 0.83) return { encoding: "gzip", body: packed };
    if (chance < 0.89) return { encoding: "gzip", body: packed.slice(0, below(dice, packed.length)) };
    return { encoding: "gzip", body: mutated(dice, packed) };
  }
  return { encoding: chance < 0.98 ? "gzip" : pick(dice, WRONG_ENCODINGS), body };
}
