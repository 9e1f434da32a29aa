/** What an answer calls a fault, by words in it, and the kinds of cause that say the same; the first that fits. */
const KINDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/cpu/iu, ["cpu"]],
  [/mem(?:ory)?.?leak|memory/iu, ["memory"]],
  [/pool/iu, ["pool"]],
  [/disk/iu, ["disk"]],
  [/third.party/iu, ["third_party"]],
  [/surge|traffic/iu, ["traffic"]],
  [/network|packet|istio delay|response delay/iu, ["network", "edge"]],
  [/config/iu, ["configuration", "change"]],
  [/return|exception|errors|wrong|para|access|inconsistent|misscall/iu, ["code", "change"]],
];

/** The kinds that would be right of a fault that is called so; null where its name says none. */
export function kindsOf(faultKind: string | null | undefined): readonly string[] | null {
  if (faultKind === null || faultKind === undefined) return null;
  return KINDS.find(([words]) => words.test(faultKind))?.[1] ?? null;
}
