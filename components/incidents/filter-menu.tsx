"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";

import { Menu, MenuCheck, MenuLabel, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { SeverityMark } from "@/components/ui/severity-mark";
import { kinds, severities } from "@/lib/timeline/vocabulary";
import { type IncidentFilter, isWithoutSamples, listHref, withoutSamples } from "@/lib/wire/incident-list";

function toggled<T>(list: readonly T[], word: T): readonly T[] {
  return list.includes(word) ? list.filter((other) => other !== word) : [...list, word];
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Fetched when the filter button is first used. A choice shows at once; the rows follow. */
export function FilterMenu({ filter, state }: { filter: IncidentFilter; state: MenuState }) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [chosen, choose] = useOptimistic(filter);

  function narrow(to: IncidentFilter) {
    startTransition(() => {
      choose(to);
      router.replace(listHref(to), { scroll: false });
    });
  }

  return (
    <Menu {...state} label="Filter" className="w-52">
      <MenuCheck checked={chosen.mine} onChange={(mine) => narrow({ ...chosen, mine })}>
        Mine
      </MenuCheck>
      <MenuSeparator />
      <MenuLabel>Severity</MenuLabel>
      {severities.map((severity) => (
        <MenuCheck
          key={severity}
          checked={chosen.severities.includes(severity)}
          onChange={() => narrow({ ...chosen, severities: toggled(chosen.severities, severity) })}
        >
          <SeverityMark severity={severity} />
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuLabel>Kind</MenuLabel>
      <MenuCheck
        checked={isWithoutSamples(chosen.kinds)}
        onChange={(without) => narrow({ ...chosen, kinds: without ? withoutSamples : [] })}
      >
        Without samples
      </MenuCheck>
      {kinds.map((kind) => (
        <MenuCheck
          key={kind}
          checked={chosen.kinds.includes(kind)}
          onChange={() => narrow({ ...chosen, kinds: toggled(chosen.kinds, kind) })}
        >
          {capital(kind)}
        </MenuCheck>
      ))}
    </Menu>
  );
}
