import type { Attributes } from "@/lib/telemetry/signals";

/** Reads attributes that were stored as JSON; equal ones become one record. */
export function attributesReader(): (json: string) => Attributes {
  const known = new Map<string, Attributes>();
  return (json) => {
    const met = known.get(json);
    if (met) return met;
    const attributes: Attributes = JSON.parse(json);
    known.set(json, attributes);
    return attributes;
  };
}
