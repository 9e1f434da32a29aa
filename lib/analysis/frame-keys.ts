/** The same thing in two frames. */
export function operationKey({
  service,
  operation,
  kind,
}: {
  service: string;
  operation: string;
  kind: number;
}): string {
  return JSON.stringify([service, operation, kind]);
}

export function edgeKey({ caller, callee, via }: { caller: string; callee: string; via: string }): string {
  return JSON.stringify([caller, callee, via]);
}

export function patternKey({ id, service }: { id: string; service: string }): string {
  return `${id} ${service}`;
}
