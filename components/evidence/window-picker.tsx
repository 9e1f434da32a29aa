"use client";
import { ChevronLeft, ChevronRight, Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { useCommands } from "@/lib/client/use-commands";
import { fromField, toField } from "@/lib/timeline/moments";
import {
  between,
  lastMinutes,
  minutesText,
  moved,
  type Stretch,
  zoomedIn,
  zoomedOut,
} from "@/lib/wire/evidence-window";

import { useEvidence } from "./evidence-context";
import { windowText } from "./window-text";

const OTHER = "other";

/** Which time is looked at: one of the usual stretches up to now, or from one moment to another. */
export function WindowPicker() {
  const { address, stretch, zone, zoom, wholeWindow } = useEvidence();
  const details = useRef<HTMLDetailsElement>(null);
  const { window } = address;
  // A window up to now goes on while somebody changes its ends.
  const [edited, setEdited] = useState<Stretch | null>(null);
  const steps = [
    { label: "Earlier", keys: "[", icon: ChevronLeft, run: () => zoom(moved(stretch, -1, Date.now())) },
    { label: "Later", keys: "]", icon: ChevronRight, run: () => zoom(moved(stretch, 1, Date.now())) },
    { label: "Zoom out", keys: "-", icon: ZoomOut, run: () => zoom(zoomedOut(stretch, Date.now())) },
    { label: "Zoom in", keys: "+", icon: ZoomIn, run: () => zoom(zoomedIn(stretch)) },
    { label: "Whole window", keys: "0", icon: Maximize2, run: () => zoom(wholeWindow) },
  ];
  useCommands(
    steps.map(({ label, keys, run }) => ({
      id: `evidence.${label}`,
      title: keys === "0" ? "Show the whole window" : `${label} in time`,
      group: "Evidence",
      shortcut: keys,
      run,
    })),
  );

  function choose(form: FormData) {
    const [from, to] = ["from", "to"].map((name) => {
      const value = form.get(name);
      return Date.parse((typeof value === "string" && fromField(zone, value)) || "");
    });
    if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) return;
    details.current?.removeAttribute("open");
    zoom(between(from, to));
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5 max-tablet:contents">
      <Segmented
        label="Window up to now"
        value={window.kind === "last" ? String(window.minutes) : OTHER}
        segments={lastMinutes.map((minutes) => ({ value: String(minutes), label: minutesText(minutes) }))}
        onChange={(minutes) => zoom({ kind: "last", minutes: Number(minutes) })}
        className="shrink-0 whitespace-nowrap"
      />
      <div className="flex">
        {steps.map(({ label, keys, icon: Icon, run }) => (
          <IconButton
            key={label}
            label={label}
            keys={keys}
            onClick={run}
            // There a finger along a chart does it, and the others stay on one line with the stretches.
            className={keys === "+" ? "max-tablet:hidden" : undefined}
          >
            <Icon aria-hidden />
          </IconButton>
        ))}
      </div>
      <details
        ref={details}
        className="relative"
        onToggle={(event) => setEdited(event.currentTarget.open ? stretch : null)}
      >
        <summary className="flex h-7 list-none items-center rounded-md border border-line-strong bg-surface px-2.5 text-work tabular-nums hover:bg-hover pointer-coarse:h-10">
          <span className="sr-only">Window: </span>
          {windowText(stretch, zone)}
        </summary>
        {edited && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              choose(new FormData(event.currentTarget));
            }}
            className="absolute top-full left-0 z-20 mt-1 flex w-64 flex-col gap-2 rounded-md border border-line-strong bg-raised p-3"
          >
            {(["from", "to"] as const).map((name) => (
              <label key={name} className="text-meta text-muted">
                {name === "from" ? "From" : "To"} · {zone.name}
                <Input
                  type="datetime-local"
                  step={1}
                  name={name}
                  required
                  defaultValue={toField(zone, name === "from" ? edited.fromMs : edited.toMs)}
                  className="mt-1"
                />
              </label>
            ))}
            <Button type="submit" variant="primary">
              Show this window
            </Button>
          </form>
        )}
      </details>
    </div>
  );
}
