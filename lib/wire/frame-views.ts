import { type ServiceMap, serviceMapOf } from "@/lib/investigation/service-map";
import type { Frame } from "@/lib/telemetry/frame";

import type { LookAt } from "./look-of-query";
import { type Measured, measuredLines, measuredPattern, type Most } from "./measured-look";
import { type PatternFilter, presentPatterns, presentTraces, type TraceFilter } from "./present-evidence";
import { presentLines, presentSeries, type SeriesFilter } from "./present-lines";
import { presentOverview, presentServiceMap } from "./present-services";
import type {
  EvidenceOverview,
  LinesShape,
  PatternList,
  SeriesList,
  ServiceMapShape,
  TraceList,
} from "./telemetry";

/** What is looked at: the frame of a window, and that of the window before it where it is compared. */
export type Framed = { frame: Frame; before: Frame | null; sources: readonly string[] };

/** What can be asked of frames, wherever they are: for each view by name what it is told, and what it gives. */
type Views = {
  overview: { asked: null; view: EvidenceOverview };
  "service map": { asked: null; view: ServiceMapShape };
  series: { asked: SeriesFilter; view: SeriesList };
  lines: { asked: readonly string[]; view: LinesShape };
  patterns: { asked: PatternFilter; view: PatternList };
  traces: { asked: TraceFilter; view: TraceList };
  /** What is frozen of them; null where there is nothing to be seen. */
  "measured lines": { asked: { look: LookAt<"lines">; most: Most }; view: Measured | null };
  "measured pattern": { asked: LookAt<"pattern">; view: Measured | null };
  /** All that there are, by name. */
  services: { asked: null; view: readonly string[] };
  /** What tells alerts apart. */
  "calls of services": { asked: null; view: ServiceMap };
};

export type ViewName = keyof Views;
export type AskedOf<Name extends ViewName> = Views[Name]["asked"];
export type ViewOf<Name extends ViewName> = Views[Name]["view"];

const presenters: { [Name in ViewName]: (framed: Framed, asked: AskedOf<Name>) => ViewOf<Name> } = {
  overview: ({ frame, before, sources }) => presentOverview(frame, before, sources),
  "service map": ({ frame, before }) => presentServiceMap(frame, before),
  series: ({ frame, before }, filter) => presentSeries(frame, before, filter),
  lines: ({ frame, before }, ids) => presentLines({ frame, before }, ids),
  patterns: ({ frame, before }, filter) => presentPatterns(frame, before, filter),
  traces: ({ frame }, filter) => presentTraces(frame, filter),
  "measured lines": ({ frame, before }, { look, most }) => measuredLines({ frame, before }, look, most),
  "measured pattern": ({ frame, before }, look) => measuredPattern({ frame, before }, look),
  services: ({ frame: { callGraph, coverage } }) => [
    ...new Set([...callGraph.services, ...coverage.services.map(({ service }) => service)]),
  ],
  "calls of services": ({ frame }) => serviceMapOf(frame),
};

/** A view of frames. Plain data: it may cross to another process. */
export function presentView<Name extends ViewName>(
  name: Name,
  framed: Framed,
  asked: AskedOf<Name>,
): ViewOf<Name> {
  return presenters[name](framed, asked);
}
