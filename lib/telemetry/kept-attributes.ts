import type { Attributes } from "./signals";

/** Attributes of rows as they are kept: what rows have in common by their resource is there once. */
export type KeptAttributes = {
  /** Of each row its own. */
  attributes: readonly Attributes[];
  /** Index into `resources`. */
  resourceOf: Uint32Array;
  resources: readonly Attributes[];
};

/** Of each row its own attributes, with those of its resource beneath. Equal rows share one record. */
export function inFull({ attributes, resourceOf, resources }: KeptAttributes): Attributes[] {
  const known = resources.map(() => new Map<Attributes, Attributes>());
  return attributes.map((own, row) => {
    const index = resourceOf[row] ?? -1;
    const met = known[index]?.get(own);
    if (met) return met;
    const whole = attributesOver(own, resources[index] ?? {});
    known[index]?.set(own, whole);
    return whole;
  });
}

/** Attributes, and of those beneath whatever they do not say. */
export function attributesOver(own: Attributes, beneath: Attributes): Attributes {
  const whole = new Map([...Object.entries(beneath), ...Object.entries(own)]);
  return Object.fromEntries([...whole].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The attributes of rows in full as they are kept: of no resource. */
export function ofNoResource(attributes: readonly Attributes[]): KeptAttributes {
  return { attributes, resourceOf: new Uint32Array(attributes.length), resources: [{}] };
}
