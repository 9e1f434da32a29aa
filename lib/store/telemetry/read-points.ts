import type { PointTable, Series, SeriesKind } from "@/lib/telemetry/signals";

import { attributesReader } from "./attributes-reader";
import { countOf, doubles, integers, readColumns, texts } from "./read-columns";
import { listed } from "./sql-lists";
import type { WindowSource } from "./window-source";

const NAMELESS: Series = { service: "", metric: "", unit: "", kind: "gauge", attributes: {} };

/** The points of a window. */
export async function readPoints({ connection, rowsOf }: WindowSource): Promise<PointTable> {
  const rows = await rowsOf("points");
  const count = await countOf(connection, rows);
  const [ids, timeUs, value] = [integers(count), doubles(count), doubles(count)];
  if (count > 0)
    await readColumns(connection, `SELECT series, time_us, value FROM ${rows}`, [ids, timeUs, value]);
  const { seriesOf, met } = indexed(ids.all());
  const all = await readSeries({ connection }, met);
  const series = met.map((id) => all.get(id) ?? NAMELESS);
  return { series, seriesOf, timeUs: timeUs.all(), value: value.all() };
}

/** Ids as indexes into those that were met, in order of their first coming. Ids are dense: they count series. */
function indexed(ids: Int32Array): { seriesOf: Uint32Array; met: number[] } {
  let most = -1;
  for (let row = 0; row < ids.length; row++) if ((ids[row] ?? -1) > most) most = ids[row] ?? -1;
  const places = new Int32Array(most + 1);
  const met: number[] = [];
  const seriesOf = new Uint32Array(ids.length);
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row] ?? 0;
    // A place of 0 is that of nobody yet.
    const place = places[id] || met.push(id);
    places[id] = place;
    seriesOf[row] = place - 1;
  }
  return { seriesOf, met };
}

async function readSeries(
  { connection }: Pick<WindowSource, "connection">,
  wanted: readonly number[],
): Promise<Map<number, Series>> {
  const [ids, service, metric, unit, kind, attributes] = [
    integers(),
    texts(),
    texts(),
    texts(),
    texts(),
    texts(),
  ];
  const sql = `SELECT series, service, metric, unit, kind, attributes FROM series
    WHERE series IN ${listed(wanted.map(String), "INTEGER")}`;
  if (wanted.length > 0) await readColumns(connection, sql, [ids, service, metric, unit, kind, attributes]);
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
