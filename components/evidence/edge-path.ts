export type Point = { x: number; y: number };

/** A straight piece of a way: between two services that it passes. */
export type Straight = { from: Point; to: Point };

/** A smooth way from one point to another through straight pieces: it leaves and arrives along its direction. */
export function edgePath(from: Point, through: readonly Straight[], to: Point, downwards: boolean): string {
  let path = `M${pair(from)}`;
  let at = from;
  for (const { from: enter, to: leave } of through) {
    path += `${curve(at, enter, downwards)}L${pair(leave)}`;
    at = leave;
  }
  return path + curve(at, to, downwards);
}

function curve(from: Point, to: Point, downwards: boolean): string {
  const middle = downwards ? (from.y + to.y) / 2 : (from.x + to.x) / 2;
  const [leaving, arriving] = downwards
    ? [
        { x: from.x, y: middle },
        { x: to.x, y: middle },
      ]
    : [
        { x: middle, y: from.y },
        { x: middle, y: to.y },
      ];
  return `C${pair(leaving)} ${pair(arriving)} ${pair(to)}`;
}

const pair = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
