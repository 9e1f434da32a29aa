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

type Attach = (batch: { alerts: readonly AlertNews[]; kind: Kind }) => Promise<{
  placements: readonly Placement[];
  /** What is done before callers are told, but not before the next alerts are attached. */
  followUp: () => Promise<void>;
}>;

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
      const alerts = batch.flatMap((one) => one.alerts);
      try {
        void answer(batch, await attach({ alerts, kind: batch[0]?.kind ?? "real" }));
      } catch (error) {
        settle(batch, ({ reject }) => reject(error));
      }
    }
    running = false;
  }

  async function answer(
    batch: readonly Waiting[],
    { placements, followUp }: Awaited<ReturnType<Attach>>,
  ): Promise<void> {
    try {
      await followUp();
      const fates = new Map(placements.map(({ alert, kind }) => [alert, kind]));
      settle(batch, (one) => one.resolve(success(countOf(one.alerts, fates))));
    } catch (error) {
      settle(batch, ({ reject }) => reject(error));
    }
  }

  function settle(batch: readonly Waiting[], tell: (one: Waiting) => void): void {
    for (const one of batch) {
      waiting -= one.alerts.length;
      tell(one);
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
