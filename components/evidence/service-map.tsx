"use client";
import "@xyflow/react/dist/base.css";
import { Background, Controls, type Edge, MarkerType, type Node, ReactFlow } from "@xyflow/react";
import { useMemo, useState } from "react";

import type { HealthState } from "@/lib/telemetry/health";
import { quantityText, shareText } from "@/lib/telemetry/quantity";
import type { MapEdge, ServiceMapShape } from "@/lib/wire/telemetry";

import { useEvidence } from "./evidence-context";
import { healthWords } from "./health-mark";
import { layeredLayout } from "./map-layout";
import { MapNodeCard } from "./map-node";

/** From layer to layer, and from row to row: the map goes to the right, and downwards on a narrow screen. */
const WIDE = { layerPx: 250, rowPx: 92 };
const TALL = { layerPx: 150, rowPx: 220 };
const NARROW = "(width < 48rem)";
/** More labels than these hide what they label: then only calls that are not well have one. */
const MOST_LABELS = 24;

const nodeTypes = { service: MapNodeCard };

const strokes: Readonly<Record<HealthState, string>> = {
  failing: "var(--danger)",
  slow: "var(--warning)",
  silent: "var(--warning)",
  healthy: "var(--line-control)",
  unknown: "var(--line-control)",
};

/** The call graph in layers; the same window always looks the same. */
export function ServiceMap({ map }: { map: ServiceMapShape }) {
  const { address, go } = useEvidence();
  const [tall] = useState(() => window.matchMedia(NARROW).matches);
  const nodes = useMemo(() => nodesOf(map, { chosen: address.service, tall }), [map, address.service, tall]);
  const edges = useMemo(() => map.edges.map((edge) => edgeOf(edge, map.edges.length)), [map.edges]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.08 }}
      minZoom={0.1}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      zoomOnScroll={false}
      preventScrolling={false}
      proOptions={{ hideAttribution: true }}
      aria-label="Service map"
      onNodeClick={(_event, { id }) => go({ service: address.service === id ? null : id })}
    >
      <Background gap={24} color="var(--line)" />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

function nodesOf(map: ServiceMapShape, { chosen, tall }: { chosen: string | null; tall: boolean }): Node[] {
  const { layerPx, rowPx } = tall ? TALL : WIDE;
  const places = layeredLayout(
    map.nodes.map(({ service }) => service),
    map.edges,
  );
  const byName = new Map(map.nodes.map((node) => [node.service, node]));
  const rowsIn = new Map<number, number>();
  for (const { layer } of places) rowsIn.set(layer, (rowsIn.get(layer) ?? 0) + 1);
  return places.map(({ name, layer, row }) => {
    const along = layer * layerPx;
    const across = (row - ((rowsIn.get(layer) ?? 1) - 1) / 2) * rowPx;
    return {
      id: name,
      type: "service",
      position: tall ? { x: across, y: along } : { x: along, y: across },
      data: { node: byName.get(name), chosen: name === chosen, tall },
      ariaLabel: `${name}: ${healthWords[byName.get(name)?.health.state ?? "unknown"]}`,
    };
  });
}

function edgeOf(edge: MapEdge, count: number): Edge {
  const { state } = edge.health;
  const unwell = state !== "healthy" && state !== "unknown";
  const stroke = strokes[state];
  return {
    id: JSON.stringify([edge.caller, edge.callee]),
    source: edge.caller,
    target: edge.callee,
    markerEnd: { type: MarkerType.ArrowClosed, color: stroke },
    style: {
      stroke,
      strokeWidth: Math.min(4, 1 + Math.log10(1 + edge.callsPerSecond)),
      ...(state === "silent" || state === "unknown" ? { strokeDasharray: "5 4" } : {}),
    },
    ...(unwell || count <= MOST_LABELS ? { label: labelOf(edge) } : {}),
    labelStyle: { fill: unwell ? "var(--fg)" : "var(--muted)", fontSize: 11 },
    labelBgStyle: { fill: "var(--canvas)", fillOpacity: 0.9 },
    labelBgPadding: [4, 2],
  };
}

const signs: Readonly<Record<HealthState, string>> = {
  failing: "✕",
  slow: "◷",
  silent: "–",
  healthy: "✓",
  unknown: "?",
};

function labelOf({ health: { state }, errorShare, p99Seconds }: MapEdge): string {
  const facts = {
    failing: shareText(errorShare),
    slow: quantityText(p99Seconds, "s"),
    silent: "",
    healthy: "",
    unknown: "",
  }[state];
  return `${signs[state]} ${healthWords[state]} ${facts}`.trimEnd();
}
