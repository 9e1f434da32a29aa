import type { Investigation, RoomState } from "@/lib/timeline/state";

export type Chain = Investigation["chain"];

/** The way from the cause to the symptom, as the newest investigation that found one has it; empty without one. */
export function chainOf({ investigations }: Pick<RoomState, "investigations">): Chain {
  const found = Object.values(investigations).filter(({ chain }) => chain.length > 0);
  return found.toSorted((one, other) => other.seq - one.seq)[0]?.chain ?? [];
}

/** Where services stand on a chain: their number from 1, and what that makes the first and the last. */
export function chainPlaces(chain: Chain): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const [index, { component }] of chain.entries()) {
    if (places.has(component)) continue;
    const role = index === 0 ? " cause" : index === chain.length - 1 ? " symptom" : "";
    places.set(component, `${index + 1}${role}`);
  }
  return places;
}

/** Whether harm went along a call: between one step of the chain and the next, whoever calls. */
export function isOnChain(chain: Chain, { caller, callee }: { caller: string; callee: string }): boolean {
  return chain.some(({ component }, index) => {
    const next = chain[index + 1]?.component;
    return (component === callee && next === caller) || (component === caller && next === callee);
  });
}
