import { Callout } from "@/components/ui/callout";
import type { ImportFault, ImportReport } from "@/lib/wire/imports";

/** What came of a file: how many, and what is wrong with which line. */
export function ImportResult({ report }: { report: ImportReport }) {
  const { dryRun, read, imported, already, refused } = report;
  return (
    <section aria-label="What came of the file" className="flex flex-col gap-4">
      <Callout
        tone={refused > 0 ? "warning" : "success"}
        title={
          dryRun
            ? `${incidents(imported)} can be imported of ${read} that were read. Nothing has been written yet.`
            : `${incidents(imported)} imported of ${read} that were read.`
        }
      >
        {[
          already > 0 && `${already} were here already.`,
          refused > 0 &&
            `${refused} cannot be taken; mend them and send the file again, nothing is taken twice.`,
        ]
          .filter(Boolean)
          .join(" ")}
      </Callout>
      <FaultTable title="Cannot be taken" faults={report.faults} leftOut={report.faultsLeftOut} />
      <FaultTable title="Looks wrong, and is taken" faults={report.doubts} leftOut={report.doubtsLeftOut} />
    </section>
  );
}

const incidents = (count: number) => (count === 1 ? "1 incident" : `${count} incidents`);

function FaultTable({
  title,
  faults,
  leftOut,
}: {
  title: string;
  faults: readonly ImportFault[];
  leftOut: number;
}) {
  if (faults.length === 0) return null;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-work">
        <caption className="pb-1 text-left font-medium">{title}</caption>
        <thead>
          <tr className="border-b border-line text-meta text-muted">
            <th className="w-16 py-1 pr-3 font-medium">Line</th>
            <th className="w-44 py-1 pr-3 font-medium">Field</th>
            <th className="py-1 font-medium">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, path, reason }) => (
            <tr key={`${line}/${path}/${reason}`} className="border-b border-line align-top last:border-b-0">
              <td className="py-1 pr-3 tabular-nums">{line}</td>
              <td className="py-1 pr-3 font-mono text-meta break-all">{path || "the line"}</td>
              <td className="py-1 break-words">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {leftOut > 0 && <p className="pt-1 text-meta text-muted">And {leftOut} more.</p>}
    </div>
  );
}
