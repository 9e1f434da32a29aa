import type { Reliability } from "@/lib/wire/report";

import { ChartSection } from "./chart-section";
import type { TableData } from "./data-table";
import { type Drilling, NumberLink } from "./number-link";
import { Part } from "./part";
import { percent } from "./words";

const place = "min-w-0 border-line px-4 py-3 max-wide:border-t wide:border-l";
const SIDE = 150;
const LEFT = 38;
const BOTTOM = 26;

/** Whether what was called likely was right as often. */
export function ReliabilityPart({ reliability, drilling }: { reliability: Reliability; drilling: Drilling }) {
  const title = "How sure, and how often right";
  if (!reliability.known)
    return (
      <Part title={title} note={`n = ${reliability.n}`} className={place}>
        <p className="text-work text-muted">{reliability.why}</p>
      </Part>
    );
  return (
    <ChartSection
      title={title}
      note={
        <>
          <NumberLink drilling={drilling} subject="reliability" drill={{}}>
            Brier score {reliability.brier.toFixed(3)}
          </NumberLink>
          , n = {reliability.n}
        </>
      }
      table={table(reliability)}
      downloads={drilling && { question: drilling, table: "reliability", of: "reliability" }}
      className={place}
    >
      <Diagram bins={reliability.bins} />
    </ChartSection>
  );
}

type Bins = Extract<Reliability, { known: true }>["bins"];

function table({ bins }: { bins: Bins }): TableData {
  return {
    caption: "First hypotheses by the probability that they were given",
    columns: ["Probability", "mean", "right", "of", "share", "interval"],
    rows: bins.map(({ from, to, meanProbability, count, of, share, low, high }) => ({
      head: `${percent(from)} to ${percent(to)}`,
      cells: [
        { text: percent(meanProbability) },
        { text: String(count) },
        { text: String(of) },
        { text: share === null ? "–" : percent(share) },
        { text: `${percent(low)} to ${percent(high)}` },
      ],
    })),
  };
}

/** What was said against what came true; on the diagonal the two are the same. */
function Diagram({ bins }: { bins: Bins }) {
  const x = (value: number) => LEFT + value * SIDE;
  const y = (value: number) => 6 + (1 - value) * SIDE;
  const small = { fontSize: 11, fill: "var(--subtle)" };
  return (
    <svg width={LEFT + SIDE + 60} height={SIDE + 6 + BOTTOM} className="mt-1 block max-w-full">
      {[0, 0.5, 1].map((value) => (
        <g key={value}>
          <line x1={x(0)} x2={x(1)} y1={y(value)} y2={y(value)} stroke="var(--line)" />
          <text {...small} x={LEFT - 5} y={y(value) + 4} textAnchor="end">
            {percent(value)}
          </text>
          <text {...small} x={x(value)} y={y(0) + 14} textAnchor="middle">
            {percent(value)}
          </text>
        </g>
      ))}
      <text {...small} x={x(0.5)} y={y(0) + 25} textAnchor="middle">
        said
      </text>
      <line x1={x(0)} x2={x(1)} y1={y(0)} y2={y(1)} stroke="var(--line-control)" strokeDasharray="3 3" />
      {bins.map(({ from, meanProbability, share, low, high, of }) => (
        <g key={from}>
          <line
            x1={x(meanProbability)}
            x2={x(meanProbability)}
            y1={y(low)}
            y2={y(high)}
            stroke="var(--fg)"
            strokeWidth={1.5}
          />
          <circle
            cx={x(meanProbability)}
            cy={y(share ?? 0)}
            r={4}
            fill="var(--canvas)"
            stroke="var(--fg)"
            strokeWidth={1.5}
          />
          <text {...small} x={x(meanProbability) + 7} y={y(share ?? 0) + 4}>
            {of}
          </text>
        </g>
      ))}
    </svg>
  );
}
