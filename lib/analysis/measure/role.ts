import { histogramOf } from "./histograms";

/** What a measurement says about its component. */
export type Role =
  | "latency"
  | "errors"
  | "rate"
  | "cpu"
  | "memory"
  | "disk"
  | "network"
  | "pool"
  | "uptime"
  | "log"
  | "other";

/** Of a metric, by its name. */
export type MetricMeaning = {
  role: Role;
  /** The direction that hurts: 1 up, -1 down, 0 either. */
  hurts: -1 | 0 | 1;
  /** Of what the component runs on, not of itself. */
  isOfHost: boolean;
  /** Of what the component asks of others, not of what is asked of it. */
  isOutbound: boolean;
};

const HOST = /^(node|host|machine|system)$/u;
const OUTBOUND = /^(out|outbound|upstream|downstream|client|egress|provider)$/u;

/** In this order: "error latency" is a latency, "db cpu" a CPU, "network io" of the network, "fs bytes" of a disk. */
const MEANINGS: readonly (readonly [RegExp, Role, -1 | 0 | 1])[] = [
  [/^(success|successrate|availability|apdex|hit|hits|healthy|ready|available)$/u, "errors", -1],
  [/^gc$/u, "memory", 1],
  [
    /^(latency\w*|lat|duration\w*|elapsed|delay|rtt|(response|request|processing|execution|wait)time\w*)$/u,
    "latency",
    1,
  ],
  [/^(cpu\w*|processor|throttled|throttling|load1|load5|load15|loadavg|loadaverage)$/u, "cpu", 1],
  [
    /^(error|errors|err|errs|fail|fails|failed|failure|failures|fault|faults|5xx|4xx|exception|exceptions|panic|panics|timeout|timeouts|servfail|rejected|rejects|retries|retry|exhausted|drops|dropped|oom|evictions)$/u,
    "errors",
    1,
  ],
  [/^(mem|memory\w*|memusage|heap|rss|gc|swap|workingset)$/u, "memory", 1],
  [
    /^(net|network\w*|rx|tx|receive|transmit|received|transmitted|tcp|retransmits|socket|sockets|bandwidth)$/u,
    "network",
    0,
  ],
  [/^(disk\w*|fs|io|iops|iowait|filesystem|syscall|storage|volume|inode|inodes)$/u, "disk", 0],
  [/^(bytes|packets)$/u, "network", 0],
  [
    /^(queue|pool|connections|conns|threads|depth|backlog|lag|pending|waiting|saturation|inflight|age)$/u,
    "pool",
    1,
  ],
  [/^(uptime|restart|restarts|expiry)$/u, "uptime", 0],
  [
    /^(qps|rps|tps|requests|request|workload|throughput|calls|queries|hits|rate|lod|load|invocations|messages|ops)$/u,
    "rate",
    0,
  ],
];

/** What a metric means, by the words of its name. */
export function meaningOf(metric: string): MetricMeaning {
  const words = metric
    .replaceAll(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/u);
  const isOfHost = words.some((word) => HOST.test(word));
  const isOutbound = words.some((word) => OUTBOUND.test(word));
  // Two words may mean what none of them does: "response time".
  const terms = [...words, ...words.map((word, at) => word + (words[at + 1] ?? ""))];
  // How often something took some time, and how much time all of it took, grow with what is asked.
  if (isOfHistogram(metric)) return { role: "rate", hurts: 0, isOfHost, isOutbound };
  for (const [pattern, role, hurts] of MEANINGS)
    if (terms.some((term) => pattern.test(term))) return { role, hurts, isOfHost, isOutbound };
  return { role: "other", hurts: 0, isOfHost, isOutbound };
}

function isOfHistogram(metric: string): boolean {
  const part = histogramOf(metric)?.part;
  return part === "count" || part === "sum";
}
