import type { Exported } from "./exported";
import { linkedIn } from "./linked";

/** The document as its editor gives it, and beside it all that it refers to, as JSON. */
export function postmortemJson({ document, facts, ...incident }: Exported): string {
  const linked = linkedIn(document);
  const { version, names, throughSeq, ...about } = incident;
  return `${JSON.stringify(
    {
      format: "parallax-postmortem-1",
      incident: about,
      version,
      names,
      throughSeq,
      document,
      facts: {
        events: known(
          linked.seqs.toSorted((one, other) => one - other),
          facts.event,
        ),
        evidence: known(linked.evidence, facts.evidence),
        hypotheses: known(linked.hypotheses, facts.hypothesis),
        followUps: known(linked.followUps, facts.followUp),
      },
    },
    null,
    2,
  )}\n`;
}

function known<Key, Fact>(keys: readonly Key[], look: (key: Key) => Fact | null): Fact[] {
  return keys.flatMap((key) => look(key) ?? []);
}
