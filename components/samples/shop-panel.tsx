import { Hammer, Play } from "lucide-react";
import { useId, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Timestamp } from "@/components/ui/timestamp";
import { breakShop, mendShop, setShopRate, startSample } from "@/lib/client/sample-calls";
import type { SampleRun } from "@/lib/wire/samples";

import { faultWords, ringWords, targetWords } from "./fault-words";
import type { Samples } from "./use-samples";

const RATES = [1, 2, 4, 8, 16];
const USUAL_RATE = 4;

/** The simulated shop: opened here, and broken while it lives. */
export function ShopPanel({ samples, mayRun }: { samples: Samples; mayRun: boolean }) {
  const { gallery, pending, act } = samples;
  const [rate, setRate] = useState(USUAL_RATE);
  const { run } = gallery;
  const busy = useId();
  const isOpen = run?.subject.kind === "shop" && run.state !== "ended";
  const isBusy = run !== null && run.state !== "ended";
  const chosen = isOpen && run.subject.kind === "shop" ? run.subject.perSecond : rate;
  if (!mayRun) return <p className="text-muted">Whoever may declare incidents can open it and break it.</p>;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Visits a second" className="w-36">
          {(control) => (
            <Select
              {...control}
              value={String(chosen)}
              onChange={({ target }) => {
                const perSecond = Number(target.value);
                setRate(perSecond);
                if (isOpen) void act("rate", () => setShopRate(perSecond));
              }}
            >
              {RATES.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          )}
        </Field>
        {!isOpen && (
          <Button
            disabled={isBusy}
            aria-describedby={isBusy ? busy : undefined}
            pending={pending === "shop"}
            onClick={() => void act("shop", () => startSample({ kind: "shop", perSecond: rate }))}
          >
            <Play aria-hidden />
            Open the shop
          </Button>
        )}
        {!isOpen && isBusy && (
          <p id={busy} className="basis-full text-meta text-muted">
            One sample runs at a time: stop what runs, then open the shop.
          </p>
        )}
      </div>
      {isOpen && run.breakables.length > 0 && <BreakForm run={run} samples={samples} />}
      {isOpen && run.faults.length > 0 && <FaultList run={run} samples={samples} />}
    </div>
  );
}

function BreakForm({
  run: { breakables, state },
  samples: { pending, act },
}: {
  run: SampleRun;
  samples: Samples;
}) {
  const [kind, setKind] = useState(breakables[0]?.kind ?? "");
  const [asked, setTarget] = useState("");
  const isLive = state === "live";
  const reason = useId();
  const targets = breakables.find((each) => each.kind === kind)?.targets ?? [];
  const target = targets.find((each) => each === asked) ?? targets[0] ?? "";
  return (
    <form
      aria-label="Break something"
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void act("break", () => breakShop({ kind, target }));
      }}
    >
      <Field label="What happens" className="w-56">
        {(control) => (
          <Select {...control} value={kind} onChange={(event) => setKind(event.target.value)}>
            {breakables.map((each) => (
              <option key={each.kind} value={each.kind}>
                {faultWords(each.kind)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Where" className="w-56">
        {(control) => (
          <Select {...control} value={target} onChange={(event) => setTarget(event.target.value)}>
            {targets.map((each) => (
              <option key={each} value={each}>
                {targetWords(each)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" variant="primary" pending={pending === "break"} aria-describedby={reason}>
        <Hammer aria-hidden />
        Break it
      </Button>
      <p id={reason} className="basis-full text-meta text-muted">
        {isLive
          ? "A service rings where more than 5 % of its requests fail, or they take three times as long as usual, for 15 s. One that is asked less than ten times in 30 s never does."
          : "Its past is still being told: what is broken now waits until it is live, since before that there is nothing usual to leave."}
      </p>
    </form>
  );
}

function FaultList({
  run: { faults, state },
  samples: { pending, act },
}: {
  run: SampleRun;
  samples: Samples;
}) {
  return (
    <ul aria-label="What is broken" className="max-w-180 rounded-md border border-line">
      {faults.map(({ id, kind, target, beganAt }) => (
        <li
          key={id}
          className="flex min-h-10 flex-wrap items-center gap-2 border-b border-line px-3 py-1.5 last:border-b-0"
        >
          <span className="min-w-0 flex-1">
            {faultWords(kind)}: <span className="font-medium">{targetWords(target)}</span>{" "}
            <span className="text-meta text-muted">
              {state === "live" ? (
                <>
                  since <Timestamp at={beganAt} /> UTC. {ringWords(kind)}
                </>
              ) : (
                "as soon as the shop is live"
              )}
            </span>
          </span>
          <Button size="sm" pending={pending === id} onClick={() => void act(id, () => mendShop(id))}>
            Mend it
            <span className="sr-only">
              : {faultWords(kind)}, {targetWords(target)}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
