"use client";
import "@xyflow/react/dist/base.css";
import {
  Background,
  ControlButton,
  Controls,
  type Edge,
  MarkerType,
  type Node,
  ReactFlow,
  type ReactFlowInstance,
  useReactFlow,
} from "@xyflow/react";
import { Maximize2 } from "lucide-react";
import { useMemo } from "react";

import type { HealthState } from "@/lib/telemetry/health";
import { quantityText, shareText } from "@/lib/telemetry/quantity";
import type { MapEdge, ServiceMapShape } from "@/lib/wire/telemetry";

import { useEvidence } from "./evidence-context";
import { healthWords } from "./health-mark";
import { type Chain, chainPlaces, isOnChain } from "./map-chain";
import { MapEdgeLine } from "./map-edge";
import type { MapGeometry } from "./map-geometry";
import { MapNodeCard } from "./map-node";

const noChain: Chain = [];
const nodeTypes = { service: MapNodeCard };
const WHOLE = { padding: 0 };
const edgeTypes = { call: MapEdgeLine };

const strokes: Readonly<Record<HealthState, string>> = {
  failing: "var(--danger)",
  slow: "var(--warning)",
  silent: "var(--warning)",
  healthy: "var(--line-control)",
  unknown: "var(--line-control)",
};

export interface ServiceMapProps {
  map: ServiceMapShape;
  geometry: MapGeometry;
}

/** The call graph in layers; the same window always looks the same. */
export function ServiceMap({ map, geometry }: ServiceMapProps) {
  const { address, go, incident } = useEvidence();
  const chain = incident?.chain ?? noChain;
  const nodes = useMemo(
    () => nodesOf(map, geometry, address.service, chain),
    [map, geometry, address.service, chain],
  );
  const edges = useMemo(
    () => map.edges.map((edge) => edgeOf(edge, geometry, isOnChain(chain, edge))),
    [map.edges, geometry, chain],
  );
  const showAll = ({ fitBounds }: Pick<ReactFlowInstance, "fitBounds">) =>
    void fitBounds(geometry.bounds, WHOLE);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onInit={showAll}
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
      <Controls showInteractive={false} showFitView={false}>
        <AllButton bounds={geometry.bounds} />
      </Controls>
    </ReactFlow>
  );
}

/** The services and what passes between them: the library's own button knows of services only. */
function AllButton({ bounds }: Pick<MapGeometry, "bounds">) {
  const { fitBounds } = useReactFlow();
  return (
    <ControlButton aria-label="Show all" title="Show all" onClick={() => void fitBounds(bounds, WHOLE)}>
      <Maximize2 aria-hidden />
    </ControlButton>
  );
}

function nodesOf(
  map: ServiceMapShape,
  { corners, downwards }: MapGeometry,
  chosen: string | null,
  chain: Chain,
): Node[] {
  const places = chainPlaces(chain);
  return map.nodes.map((node) => ({
    id: node.service,
    type: "service",
    position: corners.get(node.service) ?? { x: 0, y: 0 },
    data: {
      node,
      chosen: node.service === chosen,
      tall: downwards,
      place: places.get(node.service) ?? null,
    },
    ariaLabel: [
      `${node.service}: ${healthWords[node.health.state]}`,
      ...(places.has(node.service) ? [`${places.get(node.service)} in how it spread`] : []),
    ].join(", "),
  }));
}

function edgeOf(edge: MapEdge, { waysOf, downwards }: MapGeometry, onChain: boolean): Edge {
  const { state } = edge.health;
  const unwell = state !== "healthy" && state !== "unknown";
  const stroke = onChain && !unwell ? "var(--link)" : strokes[state];
  return {
    id: JSON.stringify([edge.caller, edge.callee]),
    type: "call",
    source: edge.caller,
    target: edge.callee,
    data: { ways: waysOf(edge), downwards },
    // Calls share their way to a service: those that are not well are seen on it.
    zIndex: onChain ? 2 : unwell ? 1 : 0,
    markerEnd: { type: MarkerType.ArrowClosed, color: stroke },
    style: {
      stroke,
      strokeWidth: onChain ? 4 : Math.min(4, 1 + Math.log10(1 + edge.callsPerSecond)),
      ...(state === "silent" || state === "unknown" ? { strokeDasharray: "5 4" } : {}),
    },
    ...(unwell ? { label: labelOf(edge) } : {}),
  };
}

/** Its sign and its number: in words it is in the table below. */
function labelOf({ health: { state }, errorShare, p99Seconds }: MapEdge): string {
  if (state === "failing") return `✕ ${shareText(errorShare)}`;
  return state === "slow" ? `◷ ${quantityText(p99Seconds, "s")}` : "– silent";
}
