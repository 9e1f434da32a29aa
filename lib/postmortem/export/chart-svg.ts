import { groupBy } from "../../telemetry/group-by";
import { linePath } from "../../telemetry/line-path";
import { quantityText } from "../../telemetry/quantity";
import { valueScale } from "../../telemetry/value-scale";
import type { FrozenLine, FrozenLines } from "../../timeline/frozen-lines";
import type { FrozenPattern } from "../../timeline/frozen-pattern";
import { momentOf } from "./evidence-table";
import { type Html, markup, nothing } from "./html-text";

const WIDTH = 640;
const HEIGHT = 120;
/** Room for the values of the scale, on the left. */
const LEFT = 76;
const TOP = 8;
const BOTTOM = 20;
/** That people who see colours differently tell apart, on white (Okabe and Ito). */
const colours = ["#0072b2", "#d55e00", "#009e73", "#aa4499", "#8c6d00", "#3a86c8", "#444444", "#b2182b"];
const dashes = ["", "7 3", "2 3"];

export const colourOf = (place: number): string => colours[place % colours.length] ?? "#000000";
const dashOf = (place: number): string => dashes[Math.floor(place / 4) % dashes.length] ?? "";

type Window = { fromMs: number; toMs: number };

/** Lines as they were drawn: a plot for each unit. `label` says in words what is to be seen. */
export function linesSvg({ lines, times }: FrozenLines, window: Window, label: string): Html[] {
  let offset = 0;
  return [...groupBy(lines, ({ unit }) => unit)].map(([unit, own]) => {
    const drawn = plot(own, { unit, times, window, offset, label });
    offset += own.length;
    return drawn;
  });
}

/** Of several lines, each has the band of its colour. */
function bandFill(lines: number, place: number): Html {
  return lines === 1 ? markup`fill="#e3e6ea"` : markup`fill="${colourOf(place)}" fill-opacity="0.14"`;
}

type Plot = { unit: string; times: readonly number[]; window: Window; offset: number; label: string };

function plot(lines: readonly FrozenLine[], { unit, times, window, offset, label }: Plot): Html {
  const { least, greatest } = valueScale(
    lines.flatMap(({ values, baseline }) => [...values, baseline?.low, baseline?.high]),
    unit,
  );
  const x = xIn(window);
  const y = (value: number) => TOP + HEIGHT - ((value - least) / (greatest - least)) * HEIGHT;
  const bands = lines.map(({ baseline }, index) =>
    baseline
      ? markup`<rect x="${LEFT}" width="${WIDTH}" y="${round(y(baseline.high))}" height="${round(Math.max(1, y(baseline.low) - y(baseline.high)))}" ${bandFill(lines.length, offset + index)}/>`
      : nothing,
  );
  const paths = lines.map(
    ({ values }, index) =>
      markup`<path d="${linePath({ times, values }, { x, y })}" fill="none" stroke="${colourOf(offset + index)}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="${dashOf(offset + index)}"/>`,
  );
  return framed({ window, label, top: quantityText(greatest, unit), bottom: quantityText(least, unit) }, [
    ...bands,
    ...paths,
  ]);
}

/** How many lines came when. */
export function patternSvg({ counts, stepSeconds }: FrozenPattern, window: Window, label: string): Html {
  const most = Math.max(1, ...counts.map((count) => count ?? 0));
  const x = xIn(window);
  const bars = counts.map((count, place) => {
    const left = Math.min(LEFT + WIDTH, x(window.fromMs + place * stepSeconds * 1_000));
    const right = Math.min(LEFT + WIDTH, x(window.fromMs + (place + 0.85) * stepSeconds * 1_000));
    const height = count === null ? HEIGHT : (count / most) * HEIGHT;
    return markup`<rect x="${round(left)}" width="${round(Math.max(0, right - left))}" y="${round(TOP + HEIGHT - height)}" height="${round(height)}" fill="${count === null ? "#e3e6ea" : colourOf(0)}"/>`;
  });
  return framed({ window, label, top: String(most), bottom: "0" }, bars);
}

const round = (value: number): number => (Number.isFinite(value) ? Math.round(value * 10) / 10 : 0);

function xIn({ fromMs, toMs }: Window): (atMs: number) => number {
  return (atMs) => LEFT + ((atMs - fromMs) / Math.max(1, toMs - fromMs)) * WIDTH;
}

type Frame = { window: Window; label: string; top: string; bottom: string };

function framed({ window, label, top, bottom }: Frame, content: readonly Html[]): Html {
  const base = TOP + HEIGHT;
  return markup`<svg role="img" aria-label="${label}" viewBox="0 0 ${LEFT + WIDTH} ${base + BOTTOM}" width="${LEFT + WIDTH}" height="${base + BOTTOM}"><title>${label}</title>${content}<path d="M${LEFT} ${TOP}V${base}H${LEFT + WIDTH}" fill="none" stroke="#8a9099"/><text x="${LEFT - 6}" y="${TOP + 8}" text-anchor="end">${top}</text><text x="${LEFT - 6}" y="${base}" text-anchor="end">${bottom}</text><text x="${LEFT}" y="${base + 15}">${momentOf(window.fromMs)}</text><text x="${LEFT + WIDTH}" y="${base + 15}" text-anchor="end">${momentOf(window.toMs)}</text></svg>`;
}
