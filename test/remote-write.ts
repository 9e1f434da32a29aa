import protobuf from "protobufjs";

export type WrittenSeries = {
  /** `__name__` is the metric. */
  labels: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, and the value then. */
  samples: readonly (readonly [number, number])[];
};

/** Sends samples by Prometheus's remote write. Throws where they are not taken. */
export async function remoteWrite(url: string, series: readonly WrittenSeries[]): Promise<void> {
  const response = await fetch(`${url}/api/v1/write`, {
    method: "POST",
    headers: {
      "content-type": "application/x-protobuf",
      "content-encoding": "snappy",
      "x-prometheus-remote-write-version": "0.1.0",
    },
    body: snappy(writeRequest(series)),
  });
  if (!response.ok) throw new Error(`remote write: ${response.status} ${await response.text()}`);
}

/** prometheus.WriteRequest: 1 timeseries { 1 labels { 1 name, 2 value }, 2 samples { 1 value, 2 timestamp } }. */
function writeRequest(series: readonly WrittenSeries[]): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const { labels, samples } of series) {
    writer.uint32(10).fork();
    for (const [name, value] of Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      writer.uint32(10).fork().uint32(10).string(name).uint32(18).string(value).ldelim();
    for (const [timeMs, value] of samples)
      writer.uint32(18).fork().uint32(9).double(value).uint32(16).int64(timeMs).ldelim();
    writer.ldelim();
  }
  return writer.finish();
}

const LONGEST_LITERAL = 65_536;
const LITERAL_OF_TWO_BYTES = 61;

/** Snappy's block format, all of it literals: valid, and as long as what it holds. */
function snappy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: number[][] = [varint(bytes.length)];
  for (let from = 0; from < bytes.length; from += LONGEST_LITERAL) {
    const literal = bytes.subarray(from, from + LONGEST_LITERAL);
    const last = literal.length - 1;
    parts.push([LITERAL_OF_TWO_BYTES * 4, last % 256, Math.floor(last / 256)], [...literal]);
  }
  return Uint8Array.from(parts.flat());
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...varint(Math.floor(value / 128))];
}
