import type { Attributes } from "../signals";

import type { AttributeList } from "./attribute-list";
import type { Resource } from "./resource";

/** Rows with the same attributes share one record: telemetry repeats itself, and whoever stores it need not. */
export class AttributeSets {
  private readonly sets = new Map<string, Attributes>();

  /** The row's attributes, with those of its resource beneath. The list is settled by it. */
  of(list: AttributeList, resource: Resource): Attributes {
    list.settle();
    const identity = `${resource.index}\u0000${list.identity()}`;
    const known = this.sets.get(identity);
    if (known) return known;
    const made = list.over(resource.attributes);
    this.sets.set(identity, made);
    return made;
  }
}
