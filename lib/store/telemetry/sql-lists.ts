/** Items of SQL as a table, which the engine looks up by hash; those of a plain list it would compare one by one. */
export function listed(items: readonly string[], type: string): string {
  return `(SELECT unnest([${items.join(", ")}]::${type}[]))`;
}
