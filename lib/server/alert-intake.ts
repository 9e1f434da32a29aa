import type { AlertNews } from "@/lib/investigation/alert-news";
import type { Placement } from "@/lib/investigation/join-incident";
import type { Kind } from "@/lib/timeline/vocabulary";
import type { AlertIntake, AlertsTaken } from "@/lib/wire/alert-intake-port";
import { failure, type Outcome, success } from "@/lib/wire/problem";

/** Most alerts that are decided on together, and that wait. */
const TOGETHER = 2_000;
const WAITING = 50_000;
const RETRY_AFTER_SECONDS = 2;

type Waiting = {
  alerts: readonly AlertNews[];
  kind: Kind;
  resolve: (outcome: Outcome<AlertsTaken>) => void;
  reject: (error: unknown) => void;
};

type Attach = (batch: { alerts: readonly AlertNews[]; kind: Kind }) => Promise<readonly Placement[]>;

/** While some alerts are being attached, the next collect: a storm of calls is a few decisions. */
export function createAlertIntake(attach: Attach): AlertIntake {
  let queue: Waiting[] = [];
  let waiting = 0;
  let running = false;

  function nextBatch(): readonly Waiting[] {
    const [first] = queue;
    if (!first) return [];
    let alerts = 0;
    const fits = (one: Waiting) => one.kind === first.kind && (alerts += one.alerts.length) <= TOGETHER;
    const batch = queue.filter((one) => one === first || fits(one));
    queue = queue.filter((one) => !batch.includes(one));
    return batch;
  }

  async function drain(): Promise<void> {
    running = true;
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      await settle(batch);
      for (const { alerts } of batch) waiting -= alerts.length;
    }
    running = false;
  }

  async function settle(batch: readonly Waiting[]): Promise<void> {
    const alerts = batch.flatMap((one) => one.alerts);
    try {
      const placements = await attach({ alerts, kind: batch[0]?.kind ?? "real" });
      const fates = new Map(placements.map(({ alert, kind }) => [alert, kind]));
      for (const one of batch) one.resolve(success(countOf(one.alerts, fates)));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return {
    async take(alerts, kind) {
      if (alerts.length === 0) return success({ taken: 0, repeated: 0, unheard: 0 });
      if (waiting > 0 && waiting + alerts.length > WAITING)
        return failure("unavailable", "Too many alerts wait: send them again in a moment.", {
          retryAfterSeconds: RETRY_AFTER_SECONDS,
        });
      waiting += alerts.length;
      return new Promise((resolve, reject) => {
        queue.push({ alerts, kind, resolve, reject });
        if (!running) void drain();
      });
    },
  };
}

function countOf(
  alerts: readonly AlertNews[],
  fates: ReadonlyMap<AlertNews, Placement["kind"]>,
): AlertsTaken {
  const count = (...kinds: readonly Placement["kind"][]) =>
    alerts.filter((alert) => kinds.some((kind) => fates.get(alert) === kind)).length;
  return { taken: count("joins", "opens"), repeated: count("repeats"), unheard: count("unheard") };
}
