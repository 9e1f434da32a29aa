"use client";
import { useIsFetching } from "@tanstack/react-query";
import { RefreshCw, X } from "lucide-react";

import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { useCommands } from "@/lib/client/use-commands";

import { useEvidence } from "./evidence-context";
import { WindowPicker } from "./window-picker";

/** What every tab is narrowed to: the window, the service, and whether it is compared with the window before. */
export function EvidenceControls({
  services,
  gaps,
}: {
  services: readonly string[];
  /** What the window lacks. */
  gaps?: ReactNode;
}) {
  const { address, go, renew } = useEvidence();
  const reading = useIsFetching() > 0;
  useCommands([
    {
      id: "evidence.refresh",
      title: "Read the window again",
      group: "Evidence",
      shortcut: "r",
      run: renew,
    },
    {
      id: "evidence.compare",
      title: address.compare ? "Do not compare with the window before" : "Compare with the window before",
      group: "Evidence",
      shortcut: "b",
      keywords: ["baseline", "usual"],
      run: () => go({ compare: !address.compare }),
    },
  ]);
  const { service } = address;
  const listed = service !== null && !services.includes(service) ? [service, ...services] : services;
  return (
    <div className="relative flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-4 py-1.5">
      <WindowPicker />
      <div className="w-44 max-tablet:order-last">
        <Select
          aria-label="Service"
          value={service ?? ""}
          onChange={(event) => go({ service: event.target.value || null })}
        >
          <option value="">All services</option>
          {listed.map((name) => (
            <option key={name} value={name}>
              {name || "no service"}
            </option>
          ))}
        </Select>
      </div>
      <Checkbox
        className="max-tablet:order-last"
        checked={address.compare}
        onChange={(event) => go({ compare: event.target.checked })}
      >
        Compare with before
      </Checkbox>
      <div className="ml-auto flex items-center gap-1.5 max-tablet:contents">
        {address.samples && address.incident === null && (
          <Button size="sm" className="max-tablet:order-last" onClick={() => go({ samples: false })}>
            Telemetry of samples
            <span className="sr-only">: show your own again</span>
            <X aria-hidden />
          </Button>
        )}
        {address.incident !== null && (
          <Button size="sm" className="max-tablet:order-last" onClick={() => go({ incident: null })}>
            INC-{address.incident}
            <span className="sr-only">: draw its moments no more</span>
            <X aria-hidden />
          </Button>
        )}
        <span className="flex min-w-22 justify-end max-tablet:contents">{gaps}</span>
        <span aria-hidden className="w-14 text-right text-meta text-subtle max-tablet:hidden">
          {reading && "Reading…"}
        </span>
        <IconButton label="Read the window again" keys="R" onClick={renew} className="max-tablet:ml-auto">
          <RefreshCw aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
