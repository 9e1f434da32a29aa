"use client";

import type { ReactNode } from "react";

import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { type Hypothesis, lookup } from "@/lib/timeline/state";
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

function Sentences({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className="list-disc pl-4 marker:text-subtle">
      {[...new Set(sentences)].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** The change that is blamed, where the incident knows it. */
function Blamed({ changeId }: { changeId: string }) {
  const change = lookup(useRoomData().state.changes, changeId);
  if (!change) return <CopyId value={changeId} />;
  return (
    <>
      {change.title}
      <span className="text-meta text-subtle">
        {" "}
        {change.author && <>{change.author} · </>}
        <When at={change.changedAt} /> · <EventLink seq={change.seq} />
      </span>
    </>
  );
}

function Owner({ hypothesis: { id, owner } }: { hypothesis: Hypothesis }) {
  const { open, mayAct } = useRoomActions();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      {owner ? (
        <>
          <Avatar name={owner.name} seed={owner.id} size="sm" decorative />
          {owner.name}
        </>
      ) : (
        <span className="text-subtle">Nobody</span>
      )}
      {mayAct && (
        <Button
          variant="link"
          size="sm"
          onClick={() => open({ kind: "assign", hypothesisId: id, backTo: id })}
        >
          {owner ? "Change the owner" : "Assign"}
        </Button>
      )}
    </span>
  );
}

const columns = "grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5";

/** What a hypothesis says, what should be seen where it holds, what would tell, and who sees to it. */
export function HypothesisFacts({ hypothesis }: { hypothesis: Hypothesis }) {
  const { mechanism, predictions, exclusions, changeId, since, nextTest, gaps } = hypothesis;
  return (
    <dl className={columns}>
      {mechanism !== "" && (
        <Fact name="Mechanism">
          <span className="whitespace-pre-wrap">{mechanism}</span>
        </Fact>
      )}
      {changeId !== null && (
        <Fact name="Change">
          <Blamed changeId={changeId} />
        </Fact>
      )}
      {since !== null && (
        <Fact name="Since">
          <When at={since} />
        </Fact>
      )}
      {predictions.length > 0 && (
        <Fact name="Should be seen">
          <Sentences sentences={predictions} />
        </Fact>
      )}
      {exclusions.length > 0 && (
        <Fact name="Should not be">
          <Sentences sentences={exclusions} />
        </Fact>
      )}
      {nextTest !== "" && <Fact name="What would tell">{nextTest}</Fact>}
      {gaps.length > 0 && (
        <Fact name="Not seen">
          <Sentences sentences={gaps} />
        </Fact>
      )}
      <Fact name="Owner">
        <Owner hypothesis={hypothesis} />
      </Fact>
    </dl>
  );
}

/** What kind of cause it is, of what, by whom, and under which id. */
export function HypothesisOrigin({ hypothesis }: { hypothesis: Hypothesis }) {
  const { id, kind, component, proposedBy, standing, seq, at } = hypothesis;
  return (
    <dl className={columns}>
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
