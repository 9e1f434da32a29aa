import { BaseEdge, type EdgeProps } from "@xyflow/react";

import { edgePath, type Straight } from "./edge-path";

export type MapEdgeData = { ways: readonly Straight[]; downwards: boolean };

/** A call: from card to card, between the cards that it passes. What it says stands before its first bend. */
export function MapEdgeLine({
  sourceX,
  sourceY,
  targetX,
  targetY,
  data,
  id,
  label,
  style,
  markerEnd,
}: Omit<EdgeProps, "data"> & { data?: MapEdgeData | undefined }) {
  const { ways = [], downwards = false } = data ?? {};
  const from = { x: sourceX, y: sourceY };
  const to = { x: targetX, y: targetY };
  const next = ways[0]?.from ?? to;
  return (
    <BaseEdge
      id={id}
      path={edgePath(from, ways, to, downwards)}
      label={label}
      labelX={(from.x + next.x) / 2}
      labelY={(from.y + next.y) / 2}
      labelStyle={{ fill: "var(--fg)", fontSize: 11 }}
      labelBgStyle={{ fill: "var(--canvas)", fillOpacity: 0.9 }}
      labelBgPadding={[4, 2]}
      {...(style && { style })}
      {...(markerEnd && { markerEnd })}
    />
  );
}
