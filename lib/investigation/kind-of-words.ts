import type { CauseKind } from "@/lib/analysis/judgement";
import type { HypothesisKind } from "@/lib/timeline/vocabulary";

import { claimOf } from "./claims";
import { CHANGE_WORDS } from "./find-change";

/** The first that a text says is its own: what is said exactly before what is said of anything. */
const SAYINGS: readonly { kind: CauseKind; saying: RegExp }[] = [
  {
    kind: "pool",
    saying:
      /\b(connection pool|thread pool|pool|connections? (leak|limit|exhaust)\w*|leak\w* (?:\w+ ){0,3}connections?|too many connections|worker(s)? exhaust\w*|max connections)\b/iu,
  },
  { kind: "memory", saying: /\b(memory|heap|oom|out of memory|gc|garbage collect\w*|leak(s|ing)?)\b/iu },
  { kind: "cpu", saying: /\b(cpu|processor|throttl\w+|saturat\w+|hot loop|spinning)\b/iu },
  { kind: "disk", saying: /\b(disks?|volume|inodes?|iops|io wait|no space|full storage|storage)\b/iu },
  {
    kind: "third_party",
    saying:
      /\b(third[- ]party|provider|vendor|upstream api|dns|certificate|cert|tls|expired|stripe|aws|gcp|azure|cdn|cloud ?flare|quota)\b/iu,
  },
  {
    kind: "network",
    saying:
      /\b(network|packets?|packet loss|retransmi\w+|firewall|partition|bandwidth|dropped connections)\b/iu,
  },
  {
    kind: "configuration",
    saying:
      /\b(config(uration)?|setting(s)?|environment variable|env var|secret|misconfigur\w+|limit is too)\b/iu,
  },
  {
    kind: "traffic",
    saying:
      /\b(traffic|load(?! ?balanc)|overload\w*|ddos|bots?|crawler|spike|surge|campaign|too many requests|rush)\b/iu,
  },
  { kind: "node", saying: /\b(node|host|machine|hypervisor|availability zone|rack|kubelet)\b/iu },
  {
    kind: "monitoring",
    saying:
      /\b(false alarm|false positive|monitoring|dashboard|metric is wrong|alert is wrong|flaky alert)\b/iu,
  },
  { kind: "change", saying: CHANGE_WORDS },
  {
    kind: "dependency",
    saying:
      /\b(depend(s|ency|encies)|waits? (for|on)|calls? to|downstream|upstream|timeouts? (from|to|on))\b/iu,
  },
  {
    kind: "code",
    saying:
      /\b(bug|code|exception|null pointer|regression|deadlock|infinite loop|n\+1|query|queries|retry|retries)\b/iu,
  },
];

/** What kind of cause a text speaks of, whatever its component is called; null where it says none. */
export function kindOfWords(text: string, component: string | null): CauseKind | null {
  const rest = component === null ? text : withoutName(text, component);
  return SAYINGS.find(({ saying }) => saying.test(rest))?.kind ?? null;
}

function withoutName(text: string, name: string): string {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  return at < 0 || name === ""
    ? text
    : `${text.slice(0, at)} ${withoutName(text.slice(at + name.length), name)}`;
}

/** The kind that a hypothesis of that cause has on the board. */
export function hypothesisKindOf(kind: CauseKind | null): HypothesisKind {
  return kind === null ? "other" : claimOf(kind, "").kind;
}
