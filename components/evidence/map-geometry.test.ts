import { expect, it } from "vitest";

import { mapGeometry } from "./map-geometry";
import { layeredLayout } from "./map-layout";

// a calls b and c, b calls c: the call from a to c passes b.
const calls = ["ab", "bc", "ac"].map((pair) => ({ caller: pair.charAt(0), callee: pair.charAt(1) }));
const layout = layeredLayout(["a", "b", "c"], calls);

it.each([
  ["to the right", false],
  ["downwards", true],
])("leads a call %s past the card that it passes", (_which, downwards) => {
  const { corners, waysOf, bounds } = mapGeometry(layout, downwards);
  const b = corners.get("b");
  const ways = waysOf({ caller: "a", callee: "c" });
  expect(ways).toHaveLength(1);
  for (const { from, to } of ways)
    for (const { x, y } of [from, to]) {
      const [across, side, width] = downwards ? [x, b?.x ?? 0, 200] : [y, b?.y ?? 0, 70];
      expect(across < side || across > side + width).toBe(true);
      expect(x).toBeGreaterThan(bounds.x);
      expect(y).toBeGreaterThan(bounds.y);
      expect(x).toBeLessThan(bounds.x + bounds.width);
      expect(y).toBeLessThan(bounds.y + bounds.height);
    }
  expect(waysOf({ caller: "a", callee: "b" })).toEqual([]);
});
