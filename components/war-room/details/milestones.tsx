"use client";

import { tip } from "@/components/ui/tooltip";
import { useRoomActions } from "@/lib/client/room-context";
import { span } from "@/lib/timeline/span";
import type { RoomState } from "@/lib/timeline/state";
import { milestones } from "@/lib/timeline/vocabulary";
import { capital, milestoneWords } from "@/lib/timeline/words";

import { Moment } from "@/components/shell/moment";
import { Section } from "./section";

/** When what happened, and how long after the start. What is not known says so. */
export function Milestones({ marks }: { marks: RoomState["milestones"] }) {
  const { open, zone, mayAct } = useRoomActions();
  const startMs = marks.impact_started ? Date.parse(marks.impact_started.at) : null;
  return (
    <Section title="Milestones">
      <ul>
        {milestones.map((name) => {
          const mark = marks[name];
          const atMs = mark ? Date.parse(mark.at) : null;
          const words = (
            <>
              <span className="w-30 shrink-0 truncate text-muted">{capital(milestoneWords[name])}</span>
              {mark && atMs !== null ? (
                <>
                  <Moment atMs={atMs} zone={zone} className="text-fg" />
                  {mark.origin === "derived" && (
                    <span
                      {...tip("Derived from the log; set it to correct it.")}
                      className="text-meta text-subtle"
                    >
                      derived
                    </span>
                  )}
                  {startMs !== null && atMs > startMs && (
                    <span className="ml-auto text-meta whitespace-nowrap text-subtle tabular-nums">
                      +{span(atMs - startMs)}
                    </span>
                  )}
                </>
              ) : (
                <span className="text-subtle">
                  {name === "impact_started" ? "Not known: set it" : "Not yet"}
                </span>
              )}
            </>
          );
          return (
            <li key={name}>
              {mayAct ? (
                <button
                  type="button"
                  className="-mx-2 flex h-7 w-[calc(100%+1rem)] items-center gap-2 rounded-md px-2 text-left hover:bg-hover pointer-coarse:h-10"
                  onClick={() => open({ kind: "milestone", milestone: name })}
                >
                  {words}
                </button>
              ) : (
                <span className="flex h-7 items-center gap-2">{words}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
