import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { ReportQuestion } from "@/lib/wire/report";
import { reportParams } from "@/lib/wire/report-address";

/** Exact days. A plain form: the address that it makes is the report. */
export function PeriodForm({ question }: { question: ReportQuestion }) {
  const kept = [...reportParams(question)].filter(([name]) => name !== "from" && name !== "to");
  const { from, to } = question.period;
  return (
    <form action="/reports" aria-label="Days" key={`${from} ${to}`} className="flex items-center gap-1.5">
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Input
        type="date"
        name="from"
        aria-label="First day"
        defaultValue={from}
        required
        className="h-6 w-32 text-meta"
      />
      <span aria-hidden className="text-subtle">
        –
      </span>
      <Input
        type="date"
        name="to"
        aria-label="Last day"
        defaultValue={to}
        required
        className="h-6 w-32 text-meta"
      />
      <Button type="submit" size="sm">
        Show
      </Button>
    </form>
  );
}
