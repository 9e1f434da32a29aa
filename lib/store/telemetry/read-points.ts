import type { PointTable, Series, SeriesKind } from "@/lib/telemetry/signals";

import { attributesReader } from "./attributes-reader";
import { doubles, readColumns, texts, words } from "./read-columns";
import type { WindowSource } from "./window-source";

const NAMELESS: Series = { service: "", metric: "", unit: "", kind: "gauge", attributes: {} };

/** The points of a window. */
export async function readPoints({ connection, rowsOf }: WindowSource): Promise<PointTable> {
  const [ids, timeUs, value] = [words(), doubles(), doubles()];
  const sql = `SELECT series, time_us, value FROM ${await rowsOf("points")}`;
  await readColumns(connection, sql, [ids, timeUs, value]);
  const indexes = new Map<number, number>();
  const seriesOf = Uint32Array.from(ids.all(), (id) => {
    const known = indexes.get(id);
    if (known !== undefined) return known;
    indexes.set(id, indexes.size);
    return indexes.size - 1;
  });
  const all = await readSeries({ connection });
  const series = [...indexes.keys()].map((id) => all.get(id) ?? NAMELESS);
  return { series, seriesOf, timeUs: timeUs.all(), value: value.all() };
}

async function readSeries({ connection }: Pick<WindowSource, "connection">): Promise<Map<number, Series>> {
  const [ids, service, metric, unit, kind, attributes] = [
    words(),
    texts(),
    texts(),
    texts(),
    texts(),
    texts(),
  ];
  const sql = "SELECT series, service, metric, unit, kind, attributes FROM series ORDER BY series";
  await readColumns(connection, sql, [ids, service, metric, unit, kind, attributes]);
  const read = attributesReader();
  return new Map(
    Array.from(ids.all(), (id, row) => [
      id,
      {
        service: service.all()[row] ?? "",
        metric: metric.all()[row] ?? "",
        unit: unit.all()[row] ?? "",
        kind: kindNamed(kind.all()[row]),
        attributes: read(attributes.all()[row] ?? "{}"),
      },
    ]),
  );
}

function kindNamed(name: string | undefined): SeriesKind {
  return name === "cumulative" || name === "delta" ? name : "gauge";
}
