import type { AttributeList } from "./attribute-list";
import {
  boolAt,
  doubleOf,
  type Fields,
  fieldsOf,
  integerText,
  listAt,
  objectAt,
  textAt,
} from "./json-fields";
import { DEEPER, KEY_LENGTH, MOST_DEPTH, VALUE_LENGTH } from "./limits";
import { jsonNumber, jsonObject, plainNumber } from "./value-text";

/** The text of an AnyValue, as `readValue` gives it for protobuf; "" for nothing. */
export function valueText(value: Fields | null, limit = VALUE_LENGTH): string {
  return value === null ? "" : read(value, { depth: 0, limit });
}

/** Takes a list of KeyValue in. */
export function putAttributes(attributes: readonly unknown[], list: AttributeList): void {
  for (const item of attributes) {
    const attribute = fieldsOf(item, "An attribute");
    list.put(textAt(attribute, "key"), valueText(objectAt(attribute, "value")));
  }
}

type Place = { depth: number; limit: number };

/** As bare text at depth 0, as JSON inside a list or map. The first member that says something counts. */
function read(value: Fields, { depth, limit }: Place): string {
  const inside = depth > 0;
  const text = (said: string) => (inside ? JSON.stringify(said.slice(0, limit)) : said);
  const inner = { depth: depth + 1, limit };
  for (const name of Object.keys(value)) {
    if (value[name] === null) continue;
    switch (name) {
      case "stringValue":
      // Bytes come as base64 already.
      case "bytesValue":
        return text(textAt(value, name));
      case "boolValue":
        return String(boolAt(value, name));
      case "intValue":
        return integerText(value[name], name);
      case "doubleValue":
        return (inside ? jsonNumber : plainNumber)(doubleOf(value[name], name));
      case "arrayValue":
        return readList(fieldsOf(value[name], name), inner);
      case "kvlistValue":
        return readMap(fieldsOf(value[name], name), inner);
      default:
    }
  }
  return inside ? "null" : "";
}

function readList(list: Fields, place: Place): string {
  if (place.depth > MOST_DEPTH) return DEEPER;
  return `[${listAt(list, "values")
    .map((item) => read(fieldsOf(item, "A value of a list"), place))
    .join(",")}]`;
}

function readMap(map: Fields, place: Place): string {
  if (place.depth > MOST_DEPTH) return DEEPER;
  const members = new Map<string, string>();
  for (const item of listAt(map, "values")) {
    const member = fieldsOf(item, "A member of a map");
    const value = objectAt(member, "value");
    members.set(textAt(member, "key").slice(0, KEY_LENGTH), value === null ? "null" : read(value, place));
  }
  return jsonObject(members);
}
