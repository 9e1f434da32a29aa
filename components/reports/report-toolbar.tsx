import { ListFilter, X } from "lucide-react";
import Link from "next/link";

import { buttonClass } from "@/components/ui/button";
import { capital, severityWords } from "@/lib/timeline/words";
import type { Report, ReportQuestion } from "@/lib/wire/report";
import { reportHref } from "@/lib/wire/report-address";
import { periodPresets } from "@/lib/wire/report-question";

import { FilterButton } from "./filter-button";
import { PeriodForm } from "./period-form";
import { causeWords } from "./words";

/** What the report is of: every choice is an address. */
export function ReportToolbar({ report, today }: { report: Report; today: string }) {
  const question: ReportQuestion = {
    period: report.period,
    filter: report.filter,
    population: report.population,
  };
  const { from, to } = report.period;
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <nav
        aria-label="Period"
        className="inline-flex gap-px rounded-md border border-line-strong bg-sunken p-px"
      >
        {periodPresets(today).map(({ name, period }) => (
          <Link
            key={name}
            href={reportHref({ ...question, period })}
            aria-current={period.from === from && period.to === to ? "true" : undefined}
            className="flex h-6 items-center rounded-sm border border-transparent px-2 text-meta whitespace-nowrap text-muted transition-colors hover:text-fg aria-current:border-line-strong aria-current:bg-raised aria-current:font-medium aria-current:text-fg pointer-coarse:h-9"
          >
            {name}
          </Link>
        ))}
      </nav>
      <PeriodForm question={question} />
      <FilterButton
        question={question}
        services={report.services}
        className={buttonClass({ variant: "ghost", size: "sm" })}
      >
        <ListFilter aria-hidden />
        Filter
      </FilterButton>
      <Chips question={question} />
    </div>
  );
}

/** What the menu has chosen, each with its way back. */
function Chips({ question }: { question: ReportQuestion }) {
  const { severities, causes, services } = question.filter;
  const without = (filter: Partial<ReportQuestion["filter"]>) =>
    reportHref({ ...question, filter: { ...question.filter, ...filter } });
  const chips = [
    ...severities.map((word) => ({
      label: capital(severityWords[word]),
      href: without({ severities: severities.filter((one) => one !== word) }),
    })),
    ...causes.map((word) => ({
      label: `Cause: ${causeWords[word]}`,
      href: without({ causes: causes.filter((one) => one !== word) }),
    })),
    ...services.map((word) => ({
      label: word,
      href: without({ services: services.filter((one) => one !== word) }),
    })),
  ];
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex min-w-0 flex-wrap items-center gap-1.5">
      {chips.map(({ label, href }) => (
        <li key={label} className="min-w-0">
          <Link
            href={href}
            aria-label={`Remove the filter ${label}`}
            className="inline-flex h-6 max-w-48 items-center gap-1 rounded-sm bg-accent-soft px-2 text-meta text-link hover:[&_svg]:text-fg pointer-coarse:h-9"
          >
            <span className="truncate">{label}</span>
            <X aria-hidden className="size-3 shrink-0" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
