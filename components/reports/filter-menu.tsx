"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";

import { Menu, MenuCheck, MenuLabel, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { SeverityMark } from "@/components/ui/severity-mark";
import { causeKinds } from "@/lib/reports/vocabulary";
import { severities } from "@/lib/timeline/vocabulary";
import { capital } from "@/lib/timeline/words";
import type { Report, ReportFilter, ReportQuestion } from "@/lib/wire/report";
import { reportHref } from "@/lib/wire/report-address";

import { causeWords } from "./words";

const toggled = <T,>(list: readonly T[], word: T): readonly T[] =>
  list.includes(word) ? list.filter((other) => other !== word) : [...list, word];

export type FilterMenuProps = {
  question: ReportQuestion;
  services: Report["services"];
  state: MenuState;
};

/** Fetched when the filter button is first used. A choice shows at once; the report follows. */
export function FilterMenu({ question, services, state }: FilterMenuProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [chosen, choose] = useOptimistic(question.filter);

  function narrow(change: Partial<ReportFilter>) {
    startTransition(() => {
      const filter = { ...chosen, ...change };
      choose(filter);
      router.replace(reportHref({ ...question, filter }), { scroll: false });
    });
  }

  return (
    <Menu {...state} label="Filter" className="w-60">
      <MenuLabel>Severity</MenuLabel>
      {severities.map((severity) => (
        <MenuCheck
          key={severity}
          checked={chosen.severities.includes(severity)}
          onChange={() => narrow({ severities: toggled(chosen.severities, severity) })}
        >
          <SeverityMark severity={severity} />
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuLabel>Cause</MenuLabel>
      {causeKinds.map((cause) => (
        <MenuCheck
          key={cause}
          checked={chosen.causes.includes(cause)}
          onChange={() => narrow({ causes: toggled(chosen.causes, cause) })}
        >
          {capital(causeWords[cause])}
        </MenuCheck>
      ))}
      {services.length > 0 && (
        <>
          <MenuSeparator />
          <MenuLabel>Service</MenuLabel>
        </>
      )}
      {services.map(({ service, incidents }) => (
        <MenuCheck
          key={service}
          checked={chosen.services.includes(service)}
          onChange={() => narrow({ services: toggled(chosen.services, service) })}
        >
          <span className="min-w-0 flex-1 truncate">{service}</span>
          <span className="text-meta text-subtle tabular-nums">{incidents}</span>
        </MenuCheck>
      ))}
    </Menu>
  );
}
