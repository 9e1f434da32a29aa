"use client";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fieldProblem } from "@/lib/client/field-problem";
import { importIncidents } from "@/lib/client/import-calls";
import { textOf, useSubmit } from "@/lib/client/use-submit";
import type { ImportReport } from "@/lib/wire/imports";

import { ImportResult } from "./import-result";
import { Refusal } from "./refusal";

/** Takes a file of past incidents: first it is checked, then what was checked is imported. */
export function ImportForm() {
  const [report, setReport] = useState<ImportReport | null>(null);
  const [checked, setChecked] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const { form, pending, problem, errorOf } = useSubmit(
    async (fields) => {
      const source = textOf(fields, "source").trim();
      if (source === "")
        return fieldProblem([{ path: "source", reason: "Say where they come from, as in “Jira”." }]);
      if (!file || file.size === 0)
        return fieldProblem([{ path: "file", reason: "Choose a file that is not empty." }]);
      return importIncidents(file, { source, dryRun: !checked });
    },
    (made) => {
      setReport(made);
      setChecked(made.dryRun && made.imported > 0);
    },
    { stay: true },
  );
  const again = () => {
    setReport(null);
    setChecked(false);
  };
  return (
    <div className="flex flex-col gap-4">
      <form {...form} aria-label="Import past incidents" className="flex flex-col gap-3">
        <Refusal title="Nothing was imported." problem={problem} />
        <div className="grid items-start gap-3 tablet:grid-cols-2">
          <Field
            label="Where they come from"
            hint="With each entry's own id, this is what it is known by."
            error={errorOf("source")}
          >
            {(control) => (
              <Input
                {...control}
                required
                name="source"
                maxLength={120}
                placeholder="Jira"
                onChange={again}
              />
            )}
          </Field>
          <Field label="File" hint="CSV, JSON, or lines of JSON." error={errorOf("file")}>
            {(control) => (
              <Input
                {...control}
                required
                type="file"
                name="file"
                accept=".csv,.json,.ndjson,.jsonl"
                className="py-0.5 file:mr-2 file:rounded file:border-0 file:bg-hover file:px-1.5 file:text-fg"
                onChange={({ target }) => {
                  setFile(target.files?.[0] ?? null);
                  again();
                }}
              />
            )}
          </Field>
        </div>
        <div>
          <Button type="submit" variant={checked ? "primary" : "secondary"} pending={pending}>
            {label(checked, pending, report)}
          </Button>
        </div>
      </form>
      {report && <ImportResult report={report} />}
    </div>
  );
}

function label(checked: boolean, pending: boolean, report: ImportReport | null): string {
  if (!checked) return pending ? "Checking…" : "Check the file";
  if (pending) return "Importing…";
  return report?.imported === 1 ? "Import 1 incident" : `Import ${report?.imported ?? 0} incidents`;
}
