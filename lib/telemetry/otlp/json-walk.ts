import { AttributeList } from "./attribute-list";
import { type Fields, fieldsOf, listAt, objectAt } from "./json-fields";
import { putAttributes } from "./json-values";
import { Malformed } from "./malformed";
import { type Resource, resourceOf } from "./resource";

/** What a request calls its parts: "resourceSpans", "scopeSpans", "spans". */
export type PartNames = { ofResource: string; ofScope: string; items: string };

/** Goes through a whole request: every item of every scope of every resource. */
export function walkJson(
  body: Uint8Array,
  names: PartNames,
  readItem: (item: Fields, resource: Resource) => void,
): void {
  const list = new AttributeList();
  const request = fieldsOf(parse(body), "The body");
  for (const [index, part] of listAt(request, names.ofResource).entries()) {
    const ofResource = fieldsOf(part, names.ofResource);
    const said = objectAt(ofResource, "resource");
    list.clear();
    putAttributes(said === null ? [] : listAt(said, "attributes"), list);
    const resource = resourceOf(list, index);
    for (const scope of listAt(ofResource, names.ofScope))
      for (const item of listAt(fieldsOf(scope, names.ofScope), names.items))
        readItem(fieldsOf(item, names.items), resource);
  }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new Malformed("The body is not valid JSON in UTF-8.");
  }
}
