"use client";
import { useId } from "react";
import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";

import type { ColumnSeries } from "./column-series";
import { LayerPattern } from "./layer-pattern";

const small = { fontSize: 11, fill: "var(--subtle)" };
const tooltipLook = {
  contentStyle: {
    background: "var(--raised)",
    border: "1px solid var(--line-strong)",
    borderRadius: 6,
    fontSize: 12,
    padding: "6px 10px",
  },
  itemStyle: { color: "var(--fg)", padding: 0 },
  labelStyle: { color: "var(--muted)" },
};

export interface StackedColumnsProps {
  /** A word for each column. */
  words: readonly string[];
  layers: readonly ColumnSeries[];
  /** Opens what is behind a column. */
  onChoose?: ((column: number) => void) | undefined;
}

/** Columns of layers, each with its number on it where that fits, and lines of its own beside its colour. */
export function StackedColumns({ words, layers, onChoose }: StackedColumnsProps) {
  const id = useId();
  const rows = words.map((word, column) => ({ word, column }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={rows}
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="18%"
        accessibilityLayer={false}
        onClick={({ activeTooltipIndex }) => {
          if (activeTooltipIndex !== null && activeTooltipIndex !== undefined)
            onChoose?.(Number(activeTooltipIndex));
        }}
        className={onChoose ? "cursor-pointer" : ""}
      >
        <defs>
          {layers.map(({ word, colour }, index) => (
            <LayerPattern key={word} id={`${id}-${index}`} index={index} colour={colour} />
          ))}
        </defs>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="word" tick={small} tickLine={false} stroke="var(--line-strong)" minTickGap={16} />
        <YAxis width={32} tick={small} tickLine={false} axisLine={false} allowDecimals={false} />
        <Tooltip
          {...tooltipLook}
          separator=" "
          isAnimationActive={false}
          cursor={{ fill: "var(--hover)" }}
          itemSorter={({ graphicalItemId }) => graphicalItemId}
        />
        {layers.map(({ word, colour, values }, index) => (
          <Bar
            key={word}
            name={word}
            dataKey={({ column }: { column: number }) => values[column] ?? 0}
            stackId="all"
            fill={`url(#${id}-${index})`}
            stroke={colour}
            strokeWidth={1}
            isAnimationActive={false}
          >
            <LabelList content={<SegmentLabel counts={values} />} />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

const LEAST_HEIGHT_PX = 13;
const LEAST_WIDTH_PX = 12;

type Box = {
  x?: number | string | undefined;
  y?: number | string | undefined;
  width?: number | string | undefined;
  height?: number | string | undefined;
  /** Which column. */
  index?: number | undefined;
  /** The layer's numbers: of a stack, the chart itself gives only where the layer ends. */
  counts: readonly number[];
};

/** A layer's number, on the paper's own ground so that the lines do not run through it. */
function SegmentLabel({ x, y, width, height, index = -1, counts }: Box) {
  const [left, top, wide, high] = [x, y, width, height].map(Number);
  if (left === undefined || top === undefined || wide === undefined || high === undefined) return null;
  if (high < LEAST_HEIGHT_PX || wide < LEAST_WIDTH_PX) return null;
  return (
    <text
      x={left + wide / 2}
      y={top + high / 2}
      dy="0.35em"
      textAnchor="middle"
      fontSize={10}
      fill="var(--fg)"
      stroke="var(--canvas)"
      strokeWidth={3}
      paintOrder="stroke"
    >
      {counts[index]}
    </text>
  );
}
