/** What is drawn of a span. */
export type WaterfallSpan = {
  spanId: string;
  /** Its place among the spans; null for a root. */
  parent: number | null;
  offsetSeconds: number;
  durationSeconds: number;
  ownSeconds: number;
};

/** One line of the waterfall. */
export type WaterfallRow<Span extends WaterfallSpan = WaterfallSpan> = {
  span: Span;
  depth: number;
  /** Spans beneath it, however deep: 0 for a leaf. */
  under: number;
  open: boolean;
  /** Where its bar begins and how long it is, as shares of the whole. */
  start: number;
  width: number;
  ownWidth: number;
};

export type Waterfall<Span extends WaterfallSpan> = {
  rows: readonly WaterfallRow<Span>[];
  /** What the whole width stands for. Bars begin at `fromSeconds` after the trace did: negative where clocks differ. */
  fromSeconds: number;
  seconds: number;
};

/** The spans of a trace as lines: children under parents, in order of their start; those under a closed one are left out. */
export function waterfallOf<Span extends WaterfallSpan>(
  spans: readonly Span[],
  closed: ReadonlySet<string>,
): Waterfall<Span> {
  const children = new Map<number | null, number[]>();
  for (const [index, { parent }] of spans.entries()) {
    const own = parent !== null && parent !== index && spans[parent] ? parent : null;
    children.set(own, [...(children.get(own) ?? []), index]);
  }
  const fromSeconds = Math.min(0, ...spans.map(({ offsetSeconds }) => offsetSeconds));
  const ends = spans.map(({ offsetSeconds, durationSeconds }) => offsetSeconds + durationSeconds);
  const seconds = Math.max(0, ...ends) - fromSeconds;
  const share = (length: number) => (seconds > 0 ? Math.min(1, Math.max(0, length / seconds)) : 0);

  const under = countUnder(spans.length, children);
  const rows: WaterfallRow<Span>[] = [];
  const stack = (children.get(null) ?? []).toReversed().map((index) => ({ index, depth: 0 }));
  for (let at = stack.pop(); at; at = stack.pop()) {
    const span = spans[at.index];
    if (!span) continue;
    const open = !closed.has(span.spanId);
    rows.push({
      span,
      depth: at.depth,
      under: under[at.index] ?? 0,
      open,
      start: share(span.offsetSeconds - fromSeconds),
      width: share(span.durationSeconds),
      ownWidth: share(span.ownSeconds),
    });
    const depth = at.depth + 1;
    if (open) for (const index of (children.get(at.index) ?? []).toReversed()) stack.push({ index, depth });
  }
  return { rows, fromSeconds, seconds };
}

function countUnder(count: number, children: ReadonlyMap<number | null, readonly number[]>): number[] {
  const under = Array.from({ length: count }, () => 0);
  const order = [...(children.get(null) ?? [])];
  for (const index of order) order.push(...(children.get(index) ?? []));
  for (const index of order.toReversed())
    under[index] = (children.get(index) ?? []).reduce((sum, child) => sum + 1 + (under[child] ?? 0), 0);
  return under;
}

export type WaterfallMove = { focus: string } | { close: string } | { reopen: string } | null;

/** What a key does on a line, as in any tree: up and down, left closes or goes to the parent, right opens or goes in. */
export function moveOnKey(key: string, rows: readonly WaterfallRow[], at: number): WaterfallMove {
  const row = rows[at];
  if (!row) return null;
  const focus = (index: number) => {
    const target = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    return target ? { focus: target.span.spanId } : null;
  };
  switch (key) {
    case "ArrowDown":
      return focus(at + 1);
    case "ArrowUp":
      return focus(at - 1);
    case "Home":
      return focus(0);
    case "End":
      return focus(rows.length - 1);
    case "ArrowRight":
      if (row.under === 0) return null;
      return row.open ? focus(at + 1) : { reopen: row.span.spanId };
    case "ArrowLeft":
      if (row.under > 0 && row.open) return { close: row.span.spanId };
      return row.depth === 0
        ? null
        : focus(rows.findLastIndex(({ depth }, index) => index < at && depth < row.depth));
    default:
      return null;
  }
}
