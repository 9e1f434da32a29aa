import type { ReactNode } from "react";

import { Avatar } from "@/components/ui/avatar";
import { CopyId } from "@/components/ui/copy-id";
import type { Hypothesis } from "@/lib/timeline/state";
import { capital, hypothesisKindWords } from "@/lib/timeline/words";

import { EventLink } from "./event-link";
import { When } from "./when";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-meta leading-4.5 text-subtle">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** What a hypothesis says, in the words of whoever proposed it. */
export function HypothesisFacts({ hypothesis }: { hypothesis: Hypothesis }) {
  const { id, kind, component, mechanism, predictions, nextTest, proposedBy, standing, seq, at } = hypothesis;
  return (
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
      {nextTest !== "" && <Fact name="Next test">{nextTest}</Fact>}
      {mechanism !== "" && (
        <Fact name="Mechanism">
          <span className="whitespace-pre-wrap">{mechanism}</span>
        </Fact>
      )}
      {predictions.length > 0 && (
        <Fact name="Predictions">
          <ul className="list-disc pl-4 marker:text-subtle">
            {[...new Set(predictions)].map((prediction) => (
              <li key={prediction}>{prediction}</li>
            ))}
          </ul>
        </Fact>
      )}
      {component !== null && (
        <Fact name="Component">
          <CopyId value={component} />
        </Fact>
      )}
      <Fact name="Kind">{capital(hypothesisKindWords[kind])}</Fact>
      <Fact name="Proposed">
        {proposedBy ? (
          <span className="inline-flex flex-wrap items-center gap-x-1.5">
            <Avatar name={proposedBy.name} seed={proposedBy.id} size="sm" decorative />
            {proposedBy.name}
            <span className="text-meta text-subtle">
              <When at={at} /> · <EventLink seq={seq} />
            </span>
          </span>
        ) : (
          <span>{standing ? "Always here" : "By nobody that the log names"}</span>
        )}
      </Fact>
      <Fact name="Id">
        <CopyId value={id} className="max-w-full [overflow-wrap:anywhere]" />
      </Fact>
    </dl>
  );
}
