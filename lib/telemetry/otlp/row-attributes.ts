import type { KeptAttributes } from "../kept-attributes";
import type { Attributes } from "../signals";

import type { AttributeList } from "./attribute-list";
import type { Resource } from "./resource";

/**
 * Attributes of rows while they grow. Rows with the same ones of their own share one record, and those of a resource
 * are there once: telemetry repeats itself, and whoever stores it need not.
 */
export class RowAttributes {
  private readonly sets = new Map<string, Attributes>();
  private readonly attributes: Attributes[] = [];
  private readonly resourceOf: number[] = [];
  private readonly resources: Attributes[] = [];
  /** By the resource's index in the request. */
  private readonly numbers = new Map<number, number>();

  /** Takes in a row's; gives its own, and those of its resource. The list is settled by it. */
  add(list: AttributeList, resource: Resource): { own: Attributes; beneath: Attributes } {
    list.settle();
    const own = this.own(list);
    const number = this.number(resource);
    this.attributes.push(own);
    this.resourceOf.push(number);
    return { own, beneath: this.resources[number] ?? {} };
  }

  columns(): KeptAttributes {
    return {
      attributes: this.attributes,
      resourceOf: new Uint32Array(this.resourceOf),
      resources: this.resources,
    };
  }

  private own(list: AttributeList): Attributes {
    const identity = list.identity();
    const known = this.sets.get(identity);
    if (known) return known;
    const made = list.over([]);
    this.sets.set(identity, made);
    return made;
  }

  private number({ index, attributes }: Resource): number {
    const known = this.numbers.get(index);
    if (known !== undefined) return known;
    const number = this.resources.push(Object.fromEntries(attributes)) - 1;
    this.numbers.set(index, number);
    return number;
  }
}
