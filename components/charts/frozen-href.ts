import type { FrozenEvidence, FrozenResult } from "@/lib/timeline/frozen";
import { everyEvidence, type EvidenceAddress, evidenceHref } from "@/lib/wire/evidence-address";
import { between } from "@/lib/wire/evidence-window";

/** Where the explorer shows the same of the same window, as it is now. */
export function frozenHref({ from, to, result }: FrozenEvidence, incident: number): string {
  const window = between(Date.parse(from), Date.parse(to));
  return evidenceHref({ ...everyEvidence, incident, window, ...shown(result) });
}

function shown(result: FrozenResult): Partial<EvidenceAddress> {
  switch (result.kind) {
    case "lines":
      return { series: result.lines.map(({ id }) => id) };
    case "pattern":
      return {
        tab: "logs",
        service: result.service || null,
        pattern: `${result.id}@${result.service}`,
      };
    case "trace":
      return { tab: "traces", trace: result.traceId };
    case "figures":
      return {};
  }
}
