const colours = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `var(--person-${number})`);
const dashes = [undefined, "7 3", "2 3"];

/** The colour and the dashes of a chart's lines, by their place: twelve that nobody has to tell apart by colour alone. */
export function lineLook(index: number): { colour: string; dash: string | undefined } {
  return {
    colour: colours[index % colours.length] ?? "",
    dash: dashes[Math.floor(index / 4) % dashes.length],
  };
}
