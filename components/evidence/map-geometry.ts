import type { Call, MapLane, MapLayout, MapPlace } from "./map-layout";
import type { Point, Straight } from "./edge-path";

/** Of a service's card, as it is drawn: 12.5 rem wide, three lines high. */
const NODE_PX = { width: 200, height: 70 };
/** From layer to layer, and from row to row: the map goes to the right, and downwards on a narrow screen. */
const WIDE = { layerPx: 272, rowPx: 92 };
const TALL = { layerPx: 150, rowPx: 220 };
/** Around all of it. */
const MARGIN_PX = 24;

export type MapGeometry = {
  downwards: boolean;
  /** The upper left corner of each service. */
  corners: ReadonlyMap<string, Point>;
  /** The straight pieces of a call between its ends. */
  waysOf: (call: Call) => Straight[];
  /** All of it with its margin. */
  bounds: Point & { width: number; height: number };
};

/** Where services stand and calls pass, in pixels. */
export function mapGeometry({ places, lanes }: MapLayout, downwards: boolean): MapGeometry {
  const { layerPx, rowPx } = downwards ? TALL : WIDE;
  const point = (along: number, across: number): Point =>
    downwards ? { x: across, y: along } : { x: along, y: across };
  const cornerOf = ({ layer, across }: MapPlace) => point(layer * layerPx, across * rowPx);
  const [deep, half] = downwards ? [NODE_PX.height, NODE_PX.width / 2] : [NODE_PX.width, NODE_PX.height / 2];
  const stretchOf = ({ layer, across }: MapLane): Straight => ({
    from: point(layer * layerPx, across * rowPx + half),
    to: point(layer * layerPx + deep, across * rowPx + half),
  });
  const layerOf = new Map(places.map(({ name, layer }) => [name, layer]));
  const corners = new Map(places.map((place) => [place.name, cornerOf(place)]));
  return {
    downwards,
    corners,
    waysOf: ({ caller, callee }) =>
      lanes
        .filter(
          (lane) =>
            lane.callee === callee &&
            lane.layer > (layerOf.get(caller) ?? 0) &&
            lane.layer < (layerOf.get(callee) ?? 0),
        )
        .toSorted((one, other) => one.layer - other.layer)
        .map(stretchOf),
    bounds: boundsOf([
      ...[...corners.values()].flatMap(({ x, y }) => [
        { x, y },
        { x: x + NODE_PX.width, y: y + NODE_PX.height },
      ]),
      ...lanes.flatMap((lane) => Object.values(stretchOf(lane))),
    ]),
  };
}

function boundsOf(points: readonly Point[]): MapGeometry["bounds"] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs) - MARGIN_PX, Math.min(...ys) - MARGIN_PX];
  return { x, y, width: Math.max(...xs) + MARGIN_PX - x, height: Math.max(...ys) + MARGIN_PX - y };
}
