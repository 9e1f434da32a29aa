import type { Attributes } from "./happenings";
import { soundSetting } from "./settings";
import type { Standing, Surroundings } from "./walk";

/** Looks something up in the cache. Gives when it ended, and whether it was there. */
export function lookUp(
  around: Surroundings,
  { from, key, hitRatio, atMs }: { from: Standing; key: string; hitRatio: number; atMs: number },
): { endMs: number; hit: boolean } {
  const { random, ids, recorder, servers, settings, trouble } = around;
  const { source, service } = from.instance;
  const { caches } = settings.get(service) ?? soundSetting();
  const hit = caches && random.chance(hitRatio);
  servers.lookUp(hit);
  const slow = 1 + 120 * trouble.strength("slow-dependency", "redis");
  const tookMs = 0.6 * random.spread(0.3) * slow;
  const attributes: Attributes = {
    "db.system.name": "redis",
    "db.operation.name": "GET",
    "server.address": "redis",
    "server.port": 6379,
  };
  recorder.span({
    source,
    traceId: from.errand.traceId,
    spanId: ids.hex(16),
    parentSpanId: from.spanId,
    name: "GET",
    kind: "client",
    startMs: atMs,
    endMs: atMs + tookMs,
    failed: false,
    attributes: { ...attributes, "db.query.text": `GET ${key}:${from.errand.id}` },
    exception: null,
  });
  recorder.measure({
    source,
    instrument: "db.client.operation.duration",
    value: tookMs / 1_000,
    attributes,
  });
  return { endMs: atMs + tookMs, hit };
}
