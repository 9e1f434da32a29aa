import { Play } from "lucide-react";
import { useId } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { startSample } from "@/lib/client/sample-calls";

import type { Samples } from "./use-samples";

const origins = { recorded: "recorded in a real system", synthetic: "synthetic" };

/** The recorded incidents that can be replayed. */
export function CaseList({
  samples: { gallery, pending, act },
  mayRun,
}: {
  samples: Samples;
  mayRun: boolean;
}) {
  const isBusy = gallery.run !== null && gallery.run.state !== "ended";
  const busy = useId();
  return (
    <>
      {isBusy && mayRun && (
        <p id={busy} className="mb-3 text-muted">
          One sample runs at a time: stop what runs, then replay another.
        </p>
      )}
      <ul className="grid grid-cols-1 gap-3 tablet:grid-cols-3">
        {gallery.cases.map(({ name, title, about, origin, credit, licence, url }) => (
          <li key={name} className="flex flex-col gap-2 rounded-md border border-line p-3">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium text-fg">{title}</span>
              <Badge>{origins[origin]}</Badge>
            </p>
            <p className="flex-1 text-muted">{about}</p>
            <p className="text-meta text-subtle">
              <a href={url} rel="noreferrer" className="text-link hover:underline">
                {credit}
              </a>
              , {licence}
            </p>
            {mayRun && (
              <Button
                className="self-start"
                disabled={isBusy}
                aria-describedby={isBusy ? busy : undefined}
                pending={pending === name}
                onClick={() => void act(name, () => startSample({ kind: "case", name }))}
              >
                <Play aria-hidden />
                Replay
                <span className="sr-only"> {title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
