const SIZE = 6;

/** Lines on a tile of 6 by 6, by the place of the layer: what tells layers apart without a colour. */
const strokes: readonly (string | null)[] = [
  null,
  "M-1 7 7 -1M-1 1 1 -1M5 7 7 5",
  "M0 3h6",
  "M3 3h.01",
  "M-1 -1 7 7M-1 5 1 7M5 -1 7 1",
  "M3 0v6",
  "M0 3h6M3 0v6",
  "M1.5 1.5h.01M4.5 4.5h.01",
];

/** How a layer is filled: its colour, and its lines. */
export function LayerPattern({ id, index, colour }: { id: string; index: number; colour: string }) {
  const stroke = strokes[index % strokes.length] ?? null;
  return (
    <pattern id={id} width={SIZE} height={SIZE} patternUnits="userSpaceOnUse">
      <rect width={SIZE} height={SIZE} fill={colour} fillOpacity={stroke === null ? 0.85 : 0.22} />
      {stroke !== null && (
        <path
          d={stroke}
          stroke={colour}
          strokeWidth={stroke.includes("h.01") ? 2.2 : 1.3}
          strokeLinecap="round"
        />
      )}
    </pattern>
  );
}
