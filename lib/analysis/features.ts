import type { Finding } from "./tests/finding";

/**
 * What tests saw of each service, beside what they saw of its rivals: a strength counts in full where no service has a
 * greater one, and for as much less as it falls short.
 */
export function contrasts(
  findings: readonly Finding[],
): Map<string, Map<string, { value: number; finding: Finding }>> {
  const most = new Map<string, number>();
  const byService = new Map<string, Map<string, Finding>>();
  for (const finding of findings) {
    const own = byService.get(finding.service) ?? new Map<string, Finding>();
    const known = own.get(finding.test);
    if (!known || finding.strength > known.strength) own.set(finding.test, finding);
    byService.set(finding.service, own);
    most.set(finding.test, Math.max(most.get(finding.test) ?? 0, finding.strength));
  }
  return new Map(
    [...byService].map(([service, own]) => [
      service,
      new Map(
        [...own].map(([test, finding]) => {
          const greatest = most.get(test) ?? 0;
          return [
            test,
            { value: greatest > 0 ? (finding.strength * finding.strength) / greatest : 0, finding },
          ];
        }),
      ),
    ]),
  );
}
