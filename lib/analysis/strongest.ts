import type { Finding } from "./tests/finding";

/** By service and test, the strongest of what was found: two findings of one test are one witness. */
export function strongest(findings: readonly Finding[]): Map<string, Map<string, Finding>> {
  const byService = new Map<string, Map<string, Finding>>();
  for (const finding of findings) {
    const own = byService.get(finding.service) ?? new Map<string, Finding>();
    const known = own.get(finding.test);
    if (!known || finding.strength > known.strength) own.set(finding.test, finding);
    byService.set(finding.service, own);
  }
  return byService;
}
