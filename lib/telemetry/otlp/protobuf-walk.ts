import { AttributeList } from "./attribute-list";
import type { ProtobufReader } from "./protobuf-reader";
import { delimited } from "./protobuf-tags";
import { readAttribute } from "./protobuf-values";
import { type Resource, resourceOf } from "./resource";

// The same in ExportTraceServiceRequest, ExportMetricsServiceRequest and ExportLogsServiceRequest, and in what they hold.
const OF_RESOURCE = delimited(1);
const RESOURCE = delimited(1);
const OF_SCOPE = delimited(2);
const ITEM = delimited(2);
const ATTRIBUTES = delimited(1);

/** Reads one span, metric or log record, to where it ends. */
export type ReadItem = (reader: ProtobufReader, end: number, resource: Resource) => void;

/** Goes through a whole request: every item of every scope of every resource. */
export function walkRequest(reader: ProtobufReader, readItem: ReadItem): void {
  const list = new AttributeList();
  for (let index = 0; reader.more(reader.length); index++) {
    const tag = reader.tag();
    if (tag !== OF_RESOURCE) reader.skip(tag);
    else {
      const end = reader.end();
      walkResource(reader, { end, resource: readResource(reader, { end, index, list }), readItem });
    }
  }
}

/** Looks for the resource ahead of what it belongs to, wherever the sender has put it, and comes back. */
function readResource(
  reader: ProtobufReader,
  { end, index, list }: { end: number; index: number; list: AttributeList },
): Resource {
  const start = reader.at;
  list.clear();
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === RESOURCE) readResourceAttributes(reader, list);
    else reader.skip(tag);
  }
  reader.at = start;
  return resourceOf(list, index);
}

function readResourceAttributes(reader: ProtobufReader, list: AttributeList): void {
  const end = reader.end();
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag === ATTRIBUTES) readAttribute(reader, list);
    else reader.skip(tag);
  }
}

function walkResource(
  reader: ProtobufReader,
  { end, resource, readItem }: { end: number; resource: Resource; readItem: ReadItem },
): void {
  while (reader.more(end)) {
    const tag = reader.tag();
    if (tag !== OF_SCOPE) {
      reader.skip(tag);
      continue;
    }
    const scopeEnd = reader.end();
    while (reader.more(scopeEnd)) {
      const inner = reader.tag();
      if (inner === ITEM) readItem(reader, reader.end(), resource);
      else reader.skip(inner);
    }
  }
}
