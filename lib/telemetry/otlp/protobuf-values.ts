import type { AttributeList } from "./attribute-list";
import { base64 } from "./base64";
import { DEEPER, KEY_LENGTH, MOST_DEPTH, VALUE_LENGTH } from "./limits";
import { jsonNumber, jsonObject, plainNumber } from "./value-text";
import type { ProtobufReader } from "./protobuf-reader";
import { delimited, fixed64, varint } from "./protobuf-tags";

// AnyValue, ArrayValue, KeyValueList and KeyValue of opentelemetry/proto/common/v1/common.proto.
const STRING_VALUE = delimited(1);
const BOOL_VALUE = varint(2);
const INT_VALUE = varint(3);
const DOUBLE_VALUE = fixed64(4);
const ARRAY_VALUE = delimited(5);
const KVLIST_VALUE = delimited(6);
const BYTES_VALUE = delimited(7);
const ITEM = delimited(1);
const KEY = delimited(1);
const VALUE = delimited(2);

/**
 * The text of an AnyValue that ends at `end`, as OpenTelemetry wants it where there is only text: itself, a number's
 * digits, base64, or JSON of a list or map; "" for nothing. `limit` clips a text early.
 */
export function readValue(reader: ProtobufReader, end: number, limit = VALUE_LENGTH): string {
  return read(reader, { end, depth: 0, limit });
}

/** Reads a KeyValue into the list. */
export function readAttribute(reader: ProtobufReader, list: AttributeList): void {
  const end = reader.end();
  let key = "";
  let value = "";
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === KEY) key = reader.text(KEY_LENGTH);
    else if (tag === VALUE) value = readValue(reader, reader.end());
    else reader.skip(tag);
  }
  list.put(key, value);
}

type Place = { end: number; depth: number; limit: number };

/** As bare text at depth 0, as JSON inside a list or map. */
function read(reader: ProtobufReader, { end, depth, limit }: Place): string {
  const inside = depth > 0;
  let text = inside ? "null" : "";
  while (reader.more(end)) {
    const tag = reader.tag();
    switch (tag) {
      case STRING_VALUE:
        text = reader.text(limit);
        if (inside) text = JSON.stringify(text);
        break;
      case BOOL_VALUE:
        text = String(reader.bool());
        break;
      case INT_VALUE:
        text = reader.int64Text();
        break;
      case DOUBLE_VALUE:
        text = inside ? jsonNumber(reader.double()) : plainNumber(reader.double());
        break;
      case ARRAY_VALUE:
        text = readList(reader, { end: reader.end(), depth: depth + 1, limit });
        break;
      case KVLIST_VALUE:
        text = readMap(reader, { end: reader.end(), depth: depth + 1, limit });
        break;
      case BYTES_VALUE:
        text = base64(reader.blob().subarray(0, limit));
        if (inside) text = JSON.stringify(text);
        break;
      default:
        reader.skip(tag);
    }
  }
  return text;
}

function readList(reader: ProtobufReader, { end, depth, limit }: Place): string {
  if (depth > MOST_DEPTH) return passOver(reader, end);
  const items: string[] = [];
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === ITEM) items.push(read(reader, { end: reader.end(), depth, limit }));
    else reader.skip(tag);
  }
  return `[${items.join(",")}]`;
}

function readMap(reader: ProtobufReader, { end, depth, limit }: Place): string {
  if (depth > MOST_DEPTH) return passOver(reader, end);
  const members = new Map<string, string>();
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === ITEM) readMember(reader, members, { end: reader.end(), depth, limit });
    else reader.skip(tag);
  }
  return jsonObject(members);
}

function readMember(reader: ProtobufReader, members: Map<string, string>, place: Place): void {
  let key = "";
  let value = "null";
  while (reader.more(place.end)) {
    const tag = reader.tag();
    if (tag === KEY) key = reader.text(KEY_LENGTH);
    else if (tag === VALUE) value = read(reader, { ...place, end: reader.end() });
    else reader.skip(tag);
  }
  members.set(key, value);
}

function passOver(reader: ProtobufReader, end: number): string {
  reader.at = end;
  return DEEPER;
}
