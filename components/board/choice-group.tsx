import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

/** One of several choices in sight: a label around a radio button that only screen readers see. */
export const choiceClass =
  "flex min-h-8 items-center gap-2 rounded-md border border-line-strong px-2.5 py-1 text-muted hover:bg-hover hover:text-fg has-checked:border-link has-checked:bg-selected has-checked:text-fg has-disabled:opacity-50 has-disabled:hover:bg-transparent has-focus-visible:outline-2 has-focus-visible:outline-link pointer-coarse:min-h-10";

export interface ChoiceGroupProps {
  legend: string;
  error: string | undefined;
  className: string;
  /** Labels of the class `choiceClass`, each around its radio button. */
  children: ReactNode;
}

/** Choices under a legend, with what is wrong with them: the counterpart of a field. */
export function ChoiceGroup({ legend, error, className, children }: ChoiceGroupProps) {
  const id = useId();
  return (
    <fieldset
      role="radiogroup"
      tabIndex={-1}
      aria-required
      aria-invalid={error ? true : undefined}
      aria-describedby={error && id}
      className="outline-none"
    >
      <legend className="mb-1 text-meta font-medium text-muted">
        {legend}
        <span className="font-normal text-subtle"> · required</span>
      </legend>
      <div className={className}>{children}</div>
      {error && (
        <p id={id} className="mt-1 flex items-start gap-1 text-meta text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
