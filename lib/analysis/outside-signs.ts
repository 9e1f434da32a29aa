import type { CauseKind } from "./judgement";

/** What logs say of causes that lie outside of anybody's code, and how much one such saying tells. */
export type OutsideSign = { saying: RegExp; kind: CauseKind; reason: string; base: number };

const FAILS =
  "(?:5\\d\\d|timed? ?out|timeout|deadline|refused|reset|unavailable|unreachable|outage|overloaded|bad gateway)";
/** A host of the world, not one of the cluster, and no package (`java.net.ConnectException`). */
const FOREIGN =
  "(?<![\\w.-])(?![\\w.-]*\\.(?:svc|local|internal|cluster)\\b)(?:[a-z0-9-]+\\.)+(?:com|net|org|io|dev|cloud|co|ai|app)(?![\\w-]|\\.\\w)";

/** In this order, the first that a line says is its own. */
export const OUTSIDE_SIGNS: readonly OutsideSign[] = [
  {
    saying:
      /no such host|enotfound|eai_again|servfail|nxdomain|getaddrinfo|unknownhostexception|could ?n[o']t resolve|name resolution|dns (lookup|query|resolution)|lookup .{0,80} (i\/o timeout|server misbehaving)/iu,
    kind: "third_party",
    reason: "Names are not resolved",
    base: 1,
  },
  {
    saying:
      /certificate (has expired|is not yet valid|expired)|x509: certificate|cert(ificate)?_?.{0,40}expire|cert_has_expired|certificate verify failed/iu,
    kind: "third_party",
    reason: "A certificate is not valid any more",
    base: 1,
  },
  {
    saying:
      /clock (skew|drift)|time (skew|drift)|requesttimetooskewed|(token|jwt) (used before|is not yet valid)|ntp.{0,40}(unsynchroni|offset|lost)/iu,
    kind: "third_party",
    reason: "Clocks disagree",
    base: 0.5,
  },
  {
    saying:
      /quota (has been )?exceeded|exceeded .{0,40}quota|insufficient.?quota|throttl(ed|ing)exception|rate limit(ed)?( exceeded)? by|rate exceeded|slowdown: please reduce/iu,
    kind: "third_party",
    reason: "Somebody else limits us",
    base: 0.5,
  },
  {
    saying: new RegExp(`${FOREIGN}.{0,80}\\b${FAILS}\\b|\\b${FAILS}\\b.{0,80}${FOREIGN}`, "iu"),
    kind: "third_party",
    reason: "Somebody else's service fails",
    base: 1,
  },
  {
    saying:
      /spot (instance )?interruption|preempt(ed|ion) notice|node (is )?(not ready|unreachable)|machine check|hardware error|ext4-fs error|nvme.{0,40}(reset|abort)|buffer i\/o error/iu,
    kind: "node",
    reason: "A host gave way",
    base: 0.5,
  },
  {
    saying: /no route to host|network is unreachable|enetunreach|ehostunreach/iu,
    kind: "network",
    reason: "A network does not reach",
    base: 0.3,
  },
  // Our own code may fill a disk as well: it tells little of whose fault it is.
  {
    saying:
      /no space left|enospc|disk (is )?full|read-only file ?system|too many open files|emfile|inodes? exhausted/iu,
    kind: "disk",
    reason: "Something is full",
    base: -0.3,
  },
  {
    saying: /out of memory|oom.?kill|cannot allocate memory/iu,
    kind: "memory",
    reason: "Memory ran out",
    base: -0.5,
  },
];
