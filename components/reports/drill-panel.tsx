import { X } from "lucide-react";
import Link from "next/link";

import { buttonClass } from "@/components/ui/button";
import { SeverityMark } from "@/components/ui/severity-mark";
import { tip } from "@/components/ui/tooltip";
import { milestoneWords, severityWords } from "@/lib/timeline/words";
import type { MeasureValue, Report, ReportMemberRow, ReportMembersPage } from "@/lib/wire/report";
import { type MemberDrill, reportHref } from "@/lib/wire/report-address";

import { bucketWord } from "./column-series";
import { definitions } from "./definitions";
import { type Panel, panelHref } from "./panel-address";
import { PanelKeys } from "./panel-keys";
import { causeWords, firstGradeWords, followUpStateWords, leftOutWords, length, measureWords } from "./words";

export interface DrillPanelProps {
  report: Report;
  panel: Panel;
  /** Null where the number has no members of its own, or the place in the list is gone. */
  members: ReportMembersPage | null;
}

/** Behind a number: what it means, which incidents it is of, and what is not in it. */
export function DrillPanel({ report, panel, members }: DrillPanelProps) {
  const { title, says, without } = definitions[panel.subject];
  const close = reportHref(report);
  return (
    <section
      id="panel"
      aria-labelledby="panel-title"
      className="flex min-h-0 flex-col border-line bg-surface max-desk:fixed max-desk:inset-x-0 max-desk:bottom-0 max-desk:z-40 max-desk:max-h-[75dvh] max-desk:border-t desk:w-100 desk:shrink-0 desk:border-l print:hidden"
    >
      <PanelKeys key={panelHref(report, panel)} href={close} />
      <header className="flex items-start gap-2 border-b border-line px-4 py-2">
        <h2 id="panel-title" tabIndex={-1} className="min-w-0 flex-1 text-work font-semibold outline-none">
          {title}
          {narrowed(report, panel.drill).map((word) => (
            <span key={word} className="block text-meta font-normal text-muted first-letter:uppercase">
              {word}
            </span>
          ))}
        </h2>
        <Link
          {...tip("Close", "Esc")}
          href={close}
          scroll={false}
          aria-label="Close"
          className={buttonClass({ variant: "ghost" }, "px-1.5")}
        >
          <X aria-hidden />
        </Link>
      </header>
      <section
        // A region that scrolls has to be reached by the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="Behind the number"
        className="min-h-0 flex-1 overflow-y-auto px-4 py-3"
      >
        <p className="text-work text-fg">{says}</p>
        <p className="mt-2 text-work text-muted">
          <span className="font-medium text-fg">Not in it: </span>
          {without}
        </p>
        {members && <Members report={report} panel={panel} page={members} />}
      </section>
    </section>
  );
}

function Members({ report, panel, page }: { report: Report; panel: Panel; page: ReportMembersPage }) {
  const { count, members, next } = page;
  return (
    <>
      <h3 className="mt-4 border-b border-line pb-1 text-meta font-medium text-muted">
        {count === 1 ? "1 incident" : `${count} incidents`}
      </h3>
      <ul>
        {members.map((member) => (
          <li
            key={member.id}
            className="relative flex items-center gap-2 border-b border-line py-1.5 text-work"
          >
            <SeverityMark severity={member.severity} compact />
            <span className="min-w-0 flex-1">
              <Link
                href={`/incidents/${member.number}`}
                prefetch={false}
                className="block truncate rounded-sm text-fg hover:underline"
              >
                <span className="text-subtle">INC-{member.number}</span> {member.title}
              </Link>
              <span className="block text-meta text-muted">
                {member.at.slice(0, 10)} · {causeWords[member.cause]}
                {member.services.length > 0 && ` · ${member.services.slice(0, 3).join(", ")}`}
              </span>
            </span>
            <span className="shrink-0 text-meta text-muted tabular-nums">
              {valueText(member, panel.drill)}
            </span>
          </li>
        ))}
      </ul>
      {next !== null && (
        <p className="mt-2">
          <Link
            href={panelHref(report, { ...panel, after: next })}
            scroll={false}
            className={buttonClass({ size: "sm" })}
          >
            Next {Math.min(count, members.length)}
          </Link>
        </p>
      )}
    </>
  );
}

/** What the number is made of, of one incident. */
function valueText({ measures, followUps, firstGrade }: ReportMemberRow, drill: MemberDrill): string {
  if (drill.measure !== undefined) return measureText(measures[drill.measure]);
  if (drill.followUp !== undefined)
    return `${followUps[drill.followUp]} ${followUpStateWords[drill.followUp]}`;
  return drill.grade !== undefined && firstGrade !== null ? firstGradeWords[firstGrade] : "";
}

function measureText(value: MeasureValue): string {
  if (value.state === "recorded") return length(value.seconds);
  return value.state === "invalid" ? "ends before it begins" : `no ${milestoneWords[value.milestone]}`;
}

/** What the panel shows of its subject. */
function narrowed(report: Report, drill: MemberDrill): readonly string[] {
  const bucket = report.buckets.find(({ from }) => from === drill.bucket);
  return [
    ...(bucket ? [`${report.bucketLength} of ${bucketWord(bucket, report.bucketLength)}`] : []),
    ...(drill.severity ? [severityWords[drill.severity]] : []),
    ...(drill.cause ? [`cause: ${causeWords[drill.cause]}`] : []),
    ...(drill.measure && drill.state
      ? [
          `${measureWords[drill.measure].toLowerCase()} ${drill.state === "invalid" ? "not valid" : drill.state}`,
        ]
      : []),
    ...(drill.followUp ? [followUpStateWords[drill.followUp]] : []),
    ...(drill.grade ? [firstGradeWords[drill.grade]] : []),
    ...(drill.leftOut ? [leftOutWords[drill.leftOut]] : []),
  ];
}
