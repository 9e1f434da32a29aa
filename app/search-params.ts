/** A page's query as the browser wrote it; of a word that is given twice the first counts. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export async function readSearch(search: SearchParams): Promise<URLSearchParams> {
  const pairs = Object.entries(await search).flatMap(([name, value]): [string, string][] => {
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined ? [] : [[name, first]];
  });
  return new URLSearchParams(pairs);
}

/** The same with every value of a word that is given several times. */
export async function readWholeSearch(search: SearchParams): Promise<URLSearchParams> {
  const pairs = Object.entries(await search).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  );
  return new URLSearchParams(pairs);
}
