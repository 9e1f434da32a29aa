"use client";
import { useEffect, useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ShownOnce } from "@/components/ui/shown-once";
import { readShares, shareReport } from "@/lib/client/share-calls";
import { textOf, useSubmit } from "@/lib/client/use-submit";
import { type ReportShare, shareDays, type SharedLink } from "@/lib/wire/report-shares";

import { ShareList } from "./share-list";

const DEFAULT_DAYS = 30;

export type ShareDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; query: string };

/** Makes links to a report, shows each once, and ends those that are good. */
export function ShareDialog({ open, onOpenChange, query }: ShareDialogProps) {
  const [made, setMade] = useState<SharedLink | null>(null);
  const [shares, setShares] = useState<readonly ReportShare[]>([]);
  const [unread, setUnread] = useState<string | null>(null);
  const changes = useRef(0);
  useEffect(() => {
    if (!open) return;
    let left = false;
    const read = async () => {
      const known = changes.current;
      const outcome = await readShares();
      if (left) return;
      // What was asked for before a change would take it back.
      if (changes.current !== known) return read();
      if (outcome.ok) setShares(outcome.value.shares);
      setUnread(outcome.ok ? null : outcome.problem.detail);
    };
    void read();
    return () => {
      left = true;
    };
  }, [open]);
  const change = (to: (before: readonly ReportShare[]) => readonly ReportShare[]) => {
    changes.current += 1;
    setShares(to);
  };
  const { form, pending, problem, errorOf } = useSubmit(
    async (fields) =>
      shareReport({
        query,
        days: shareDays.find((days) => String(days) === textOf(fields, "days")) ?? DEFAULT_DAYS,
        note: textOf(fields, "note"),
      }),
    (answer, sent) => {
      sent.reset();
      setMade(answer);
      change((before) => [answer.share, ...before]);
    },
    { stay: true },
  );
  const close = (to: boolean) => {
    if (!to) setMade(null);
    onOpenChange(to);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Share this report"
      description="Whoever has the link reads this period and these filters, without signing in: no rooms, nothing of restricted incidents. Its numbers stay current."
    >
      <div className="flex flex-col gap-4 pb-3">
        {made !== null && (
          <ShownOnce label="Link to this report" value={made.link} onDone={() => setMade(null)}>
            Copy it now: it is not shown again. Anybody who has it can read the report.
          </ShownOnce>
        )}
        <form {...form} aria-label="New link" className="flex flex-col gap-3">
          {problem && !problem.errors && (
            <Callout tone="danger" title="No link was made.">
              {problem.detail}
            </Callout>
          )}
          <div className="grid gap-3 tablet:grid-cols-[2fr_1fr]">
            <Field label="Who it is for" error={errorOf("note")}>
              {(control) => (
                <Input
                  {...control}
                  name="note"
                  maxLength={200}
                  autoComplete="off"
                  placeholder="Board, November"
                />
              )}
            </Field>
            <Field label="Ends after" error={errorOf("days")}>
              {(control) => (
                <Select {...control} name="days" defaultValue={DEFAULT_DAYS}>
                  {shareDays.map((days) => (
                    <option key={days} value={days}>
                      {days === 1 ? "1 day" : `${days} days`}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <div>
            <Button type="submit" variant="primary" pending={pending}>
              {pending ? "Making…" : "Make a link"}
            </Button>
          </div>
        </form>
        {unread !== null && (
          <Callout tone="danger" title="The links could not be read.">
            {unread}
          </Callout>
        )}
        <ShareList
          shares={shares}
          onRevoked={(id) => {
            change((before) => before.filter((share) => share.id !== id));
            if (made?.share.id === id) setMade(null);
          }}
        />
      </div>
    </Dialog>
  );
}
