import { Handle, Position } from "@xyflow/react";

import { cn } from "@/lib/cn";
import { quantityText, shareText } from "@/lib/telemetry/quantity";
import type { MapNode } from "@/lib/wire/telemetry";

import { HealthMark } from "./health-mark";

const hidden = "!size-1 !min-h-0 !min-w-0 !border-0 !bg-transparent";

/** A service on the map: its name, how it stands, and the three numbers that say so. */
export function MapNodeCard({
  data,
}: {
  data: { node: MapNode | undefined; chosen: boolean; tall: boolean; place: string | null };
}) {
  const { node, chosen, tall, place } = data;
  if (!node) return null;
  return (
    <div
      className={cn(
        "w-50 rounded-md border bg-raised px-3 py-2 text-work",
        chosen ? "border-link" : "border-line-strong",
        node.health.state === "failing" && "border-danger",
      )}
    >
      <Handle
        type="target"
        position={tall ? Position.Top : Position.Left}
        className={hidden}
        isConnectable={false}
      />
      <span className="flex items-center gap-1.5">
        <span className="min-w-0 flex-1 truncate font-medium text-fg" title={node.service}>
          {node.service}
        </span>
        {place !== null && (
          <span className="shrink-0 rounded-sm bg-accent-soft px-1 text-meta text-link">{place}</span>
        )}
      </span>
      <HealthMark health={node.health} />
      <span
        className="block truncate text-meta text-muted tabular-nums"
        title={node.seenBy === "callers" ? "As its callers see it" : undefined}
      >
        {node.errorShare === null ? "no requests" : facts(node)}
      </span>
      <Handle
        type="source"
        position={tall ? Position.Bottom : Position.Right}
        className={hidden}
        isConnectable={false}
      />
    </div>
  );
}

function facts({ requestsPerSecond, errorShare, p99Seconds }: MapNode): string {
  const p99 = p99Seconds === null ? [] : [quantityText(p99Seconds, "s")];
  return [quantityText(requestsPerSecond, "1/s"), shareText(errorShare), ...p99].join(" · ");
}
