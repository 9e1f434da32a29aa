import { randomBytes, timingSafeEqual } from "node:crypto";

import type { Actor } from "@/lib/policy/actor";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import type { ChangeDesk } from "@/lib/wire/change-desk-port";
import type { SampleStage } from "@/lib/wire/sample-port";
import type { SampleRun, SampleSubject } from "@/lib/wire/samples";

import { caseFolder, shippedCases } from "./sample-cases";
import { type SampleProcess, startSampleProcess } from "./sample-process";
import { runAfter, runOf, SHOP_HISTORY_SECONDS } from "./sample-run";
import type { SampleTelemetry } from "./sample-telemetry";

const TOKEN_BYTES = 32;
const SEEDS = 2 ** 31;

/** The stage, and what the server alone needs of it. */
export type OpenSampleStage = SampleStage & {
  /** Who sends with this `Authorization` header, where it is the sample that runs. */
  sender: (authorization: string | null) => Actor | null;
  close: () => Promise<void>;
};

/** Who a sample is, to the log. */
export const sampleActor: Actor = { kind: "machine", id: "samples", name: "Samples" };

const nothingRuns = failure("conflict", "No simulated shop is running.");

export function openSampleStage({
  entry,
  endpoint,
  telemetry,
  changes,
  now = () => new Date(),
}: {
  /** The file that a sample's process begins with. */
  entry: string;
  /** Where this server takes the telemetry and the alerts of samples. */
  endpoint: string;
  telemetry: SampleTelemetry;
  changes: Pick<ChangeDesk, "forget">;
  now?: () => Date;
}): OpenSampleStage {
  let present: { process: SampleProcess; token: string } | null = null;
  let run: SampleRun | null = null;
  let isPreparing = false;

  function begin(subject: SampleSubject, order: object): SampleRun {
    const token = randomBytes(TOKEN_BYTES).toString("base64url");
    const startedAt = now().toISOString();
    const isOwn = () => run?.startedAt === startedAt;
    const started = startSampleProcess(entry, (message) => {
      if (run && isOwn()) run = runAfter(run, message, now());
    });
    const own = { process: started, token };
    present = own;
    run = runOf(subject, startedAt);
    void noteEnd(own, isOwn);
    started.order({ ...order, endpoint, token });
    return run;
  }

  async function noteEnd(own: NonNullable<typeof present>, isOwn: () => boolean): Promise<void> {
    const problem = await own.process.ended;
    if (present === own) present = null;
    if (run && isOwn())
      run = { ...run, state: "ended", past: null, faults: [], problem: problem ?? run.problem };
  }

  async function stop(): Promise<void> {
    await present?.process.stop();
  }

  async function forget(): Promise<void> {
    changes.forget("sample");
    await telemetry.empty();
  }

  const stage: SampleStage = {
    cases: shippedCases,
    run: () => run,
    async start(subject) {
      const shipped = subject.kind === "case" ? await shippedCases() : [];
      const found = shipped.find(({ name }) => subject.kind === "case" && name === subject.name);
      if (subject.kind === "case" && !found) return failure("not_found", "There is no sample of this name.");
      if (present || isPreparing)
        return failure("conflict", "A sample is running: stop it before another one begins.");
      isPreparing = true;
      try {
        // One recording over another, or over itself, would be the telemetry of no world.
        await forget();
      } finally {
        isPreparing = false;
      }
      const order = found
        ? { do: "replay", folder: caseFolder(found), leadSeconds: found.leadSeconds }
        : {
            do: "shop",
            seed: randomBytes(4).readUInt32LE() % SEEDS,
            perSecond: subject.kind === "shop" ? subject.perSecond : 1,
            historySeconds: SHOP_HISTORY_SECONDS,
          };
      return success(begin(subject, order));
    },
    stop,
    setRate(perSecond) {
      if (!present || run?.subject.kind !== "shop") return nothingRuns;
      present.process.order({ do: "rate", perSecond });
      run = { ...run, subject: { kind: "shop", perSecond } };
      return success(null);
    },
    strike({ id, kind, target, strength }) {
      if (!present || !run || run.subject.kind !== "shop") return nothingRuns;
      const breakable = run.breakables.find((each) => each.kind === kind);
      if (!breakable) return invalid("kind", "no kind of fault");
      if (!breakable.targets.includes(target)) return invalid("target", "nothing that this can strike");
      present.process.order({ do: "strike", id, kind, target, strength });
      const fault = { id, kind, target, beganAt: now().toISOString() };
      run = { ...run, faults: [fault, ...run.faults] };
      return success(fault);
    },
    mend(id) {
      if (!present || !run) return nothingRuns;
      if (!run.faults.some((fault) => fault.id === id))
        return failure("not_found", "Nothing is broken by that name.");
      present.process.order({ do: "mend", id });
      run = { ...run, faults: run.faults.filter((fault) => fault.id !== id) };
      return success(null);
    },
    toldSince: () => telemetry.toldSince(),
    storedBytes: () => telemetry.storedBytes(),
    async clear() {
      await stop();
      run = null;
      changes.forget("sample");
      await telemetry.remove();
    },
  };
  return {
    ...stage,
    sender: (authorization) =>
      present && isSame(authorization, `Bearer ${present.token}`) ? sampleActor : null,
    close: stop,
  };
}

function invalid(path: string, reason: string): Outcome<never> {
  return failure("invalid", "That cannot be broken.", { errors: [{ path, reason }] });
}

function isSame(given: string | null, wanted: string): boolean {
  const [one, other] = [Buffer.from(given ?? ""), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
