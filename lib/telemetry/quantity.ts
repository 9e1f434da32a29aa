/**
 * Amounts as people read them, with the unit that UCUM gives them: `quantityText(0.0123, "s")` is "12.3 ms". A value
 * that is missing is "no value". What is counted ("{request}/s") is not said again with every number.
 */
export function quantityText(value: number | null, unit: string): string {
  if (value === null || !Number.isFinite(value)) return "no value";
  const [base = "", per] = unit.replaceAll(ANNOTATION, "").split("/");
  const rate = per === undefined ? "" : `/${per}`;
  switch (base) {
    case "s":
      return secondsText(value) + rate;
    case "ms":
      return secondsText(value / 1_000) + rate;
    case "us":
      return secondsText(value / 1_000_000) + rate;
    case "ns":
      return secondsText(value / 1_000_000_000) + rate;
    case "By":
      return scaled(value, 1_024, ["B", "KiB", "MiB", "GiB", "TiB"]) + rate;
    case "%":
      return `${digits(value)} %${rate}`;
    case "":
    case "1":
      return plain(value) + rate;
    default:
      return `${plain(value)} ${base}${rate}`;
  }
}

/** How often: "12.3/s", or "14 records/min". What comes rarer than once a second is told by the minute. */
export function rateText(perSecond: number, counted = ""): string {
  const [often, unit] = perSecond > 0 && perSecond < 1 ? [perSecond * 60, "min"] : [perSecond, "s"];
  return `${plain(often)}${counted && ` ${counted}`}/${unit}`;
}

/** What is counted, for a title: "{request}/s" is "request/s"; "" where each number says its own unit. */
export function unitText(unit: string): string {
  return unit.includes("{") ? unit.replaceAll(/[{}]/g, "") : "";
}

/** What UCUM lets one say of a unit: it does not change it. */
const ANNOTATION = /\{[^}]*\}/g;

/** A share of one as a percentage: 0.0123 is "1.23 %". */
export function shareText(share: number | null): string {
  if (share === null || !Number.isFinite(share)) return "no value";
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return "< 0.1 %";
  return `${digits(percent)} %`;
}

function secondsText(seconds: number): string {
  const size = Math.abs(seconds);
  if (size === 0) return "0 s";
  if (size < 0.001) return `${digits(seconds * 1_000_000)} µs`;
  if (size < 1) return `${digits(seconds * 1_000)} ms`;
  if (size < 120) return `${digits(seconds)} s`;
  if (size < 7_200) return `${digits(seconds / 60)} min`;
  return `${digits(seconds / 3_600)} h`;
}

function plain(value: number): string {
  return scaled(value, 1_000, ["", "k", "M", "G", "T"]);
}

function scaled(value: number, step: number, names: readonly string[]): string {
  let rest = value;
  let place = 0;
  while (Math.abs(rest) >= step && place < names.length - 1) {
    rest /= step;
    place += 1;
  }
  return `${digits(rest)} ${names[place] ?? ""}`.trimEnd();
}

/** Three digits that mean something. */
function digits(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
