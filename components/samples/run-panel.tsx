import { Square } from "lucide-react";
import Link from "next/link";

import { Badge } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Timestamp } from "@/components/ui/timestamp";
import { stopSample } from "@/lib/client/sample-calls";
import { quantityText } from "@/lib/telemetry/quantity";
import type { SampleRun } from "@/lib/wire/samples";

import type { Samples } from "./use-samples";

const stateWords: Record<SampleRun["state"], string> = {
  starting: "Starting",
  past: "Telling its past",
  live: "Live",
  ended: "Ended",
};

/** What runs now, how far it has come, and the incident that it opened. */
export function RunPanel({
  run,
  samples: { gallery, pending, act },
  mayRun,
}: {
  run: SampleRun;
  samples: Samples;
  mayRun: boolean;
}) {
  const { subject, state, startedAt, toldUntil, past, sent, rang, problem } = run;
  const title =
    subject.kind === "shop"
      ? "The simulated shop"
      : (gallery.cases.find(({ name }) => name === subject.name)?.title ?? subject.name);
  // Of its own: what was opened before it belongs to another sample. The active ones come first.
  const incident = rang && gallery.incidents.find(({ declaredAt }) => declaredAt >= startedAt);
  return (
    <div className="flex max-w-180 flex-col gap-2 rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium text-fg">{title}</span>
        <output>
          <Badge tone={state === "live" ? "success" : "neutral"}>{stateWords[state]}</Badge>
        </output>
        <span className="text-meta text-muted tabular-nums">
          {toldUntil !== null && (
            <>
              told up to <Timestamp at={toldUntil} /> UTC:{" "}
            </>
          )}
          {quantityText(sent.points, "1")} points, {quantityText(sent.spans, "1")} spans,{" "}
          {quantityText(sent.logs, "1")} log records
        </span>
      </div>
      {past && <Past {...past} />}
      {problem !== null && <p className="text-danger">{problem}</p>}
      {rang && (
        <p>
          It rang: <span className="font-medium">{rang.title}</span>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {incident && (
          <Link href={`/incidents/${incident.number}`} className={buttonClass({ variant: "primary" })}>
            {incident.active ? "Watch" : "Open"} INC-{incident.number}
          </Link>
        )}
        <Link href="/evidence?samples=1" className={buttonClass()}>
          Look at its telemetry
        </Link>
        {mayRun && state !== "ended" && (
          <Button pending={pending === "stop"} onClick={() => void act("stop", stopSample)}>
            <Square aria-hidden />
            Stop
          </Button>
        )}
      </div>
    </div>
  );
}

const MINUTE_S = 60;

/** How far it has come with what happened before now. */
function Past({ share, leftSeconds }: NonNullable<SampleRun["past"]>) {
  const left =
    leftSeconds === null
      ? ""
      : leftSeconds < MINUTE_S
        ? ", less than a minute left"
        : `, about ${Math.ceil(leftSeconds / MINUTE_S)} min left`;
  return (
    <p className="flex flex-wrap items-center gap-2 text-muted">
      <Progress label="Told of its past" value={share} max={1} className="w-36" />
      <span className="tabular-nums">
        {Math.floor(share * 100)} % of its past is told{left}
      </span>
    </p>
  );
}
