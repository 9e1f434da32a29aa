import type { Block, Document, Inline, ListItem } from "../document-types";

/** Everything that a document refers to, each once, in the order of the document. */
export type Linked = { seqs: number[]; evidence: number[]; hypotheses: string[]; followUps: string[] };

export function linkedIn({ content }: Document): Linked {
  const found = {
    seqs: new Set<number>(),
    evidence: new Set<number>(),
    hypotheses: new Set<string>(),
    followUps: new Set<string>(),
  };
  const visit = (node: Block | ListItem | Inline): void => {
    if (node.type === "text")
      for (const mark of node.marks ?? [])
        if (mark.type === "source") for (const seq of mark.attrs.seqs) found.seqs.add(seq);
    if (node.type === "timelineExcerpt") for (const seq of node.attrs.seqs) found.seqs.add(seq);
    if (node.type === "frozenEvidence") found.evidence.add(node.attrs.seq);
    if (node.type === "hypothesis") found.hypotheses.add(node.attrs.hypothesisId);
    if (node.type === "followUp") found.followUps.add(node.attrs.taskId);
    if ("content" in node) for (const child of node.content ?? []) visit(child);
  };
  for (const block of content) visit(block);
  return {
    seqs: [...found.seqs],
    evidence: [...found.evidence],
    hypotheses: [...found.hypotheses],
    followUps: [...found.followUps],
  };
}
