import { SeverityMark } from "@/components/ui/severity-mark";
import { severities } from "@/lib/timeline/vocabulary";

/** One of the severities, all in sight; native radio buttons. */
export function SeverityPicker({ name, defaultValue }: { name: string; defaultValue: string }) {
  return (
    <fieldset>
      <legend className="mb-1 text-meta font-medium text-muted">Severity</legend>
      <div className="grid grid-cols-3 gap-1.5 tablet:grid-cols-[repeat(5,minmax(0,1fr))_auto]">
        {severities.map((severity) => (
          <label
            key={severity}
            className="flex h-8 items-center justify-center rounded-md border border-line-strong px-2.5 text-muted transition-colors hover:bg-hover hover:text-fg has-checked:border-link has-checked:bg-selected has-checked:text-fg has-focus-visible:outline-2 has-focus-visible:outline-link pointer-coarse:h-10"
          >
            <input
              type="radio"
              name={name}
              value={severity}
              defaultChecked={severity === defaultValue}
              className="sr-only"
            />
            <SeverityMark severity={severity} />
          </label>
        ))}
      </div>
      <p className="mt-1 text-meta text-subtle">Not sure? Assume the worst. It can be lowered at any time.</p>
    </fieldset>
  );
}
