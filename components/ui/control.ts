/** What every field that can be typed into or picked from looks like. */
export const controlClass = [
  "w-full min-w-0 rounded-md border border-line-control bg-field px-2 text-work text-fg",
  "transition-colors hover:border-muted focus-visible:border-link focus-visible:outline-1 focus-visible:outline-offset-0",
  "disabled:opacity-50 disabled:hover:border-line-control",
  "aria-invalid:border-danger aria-invalid:focus-visible:outline-danger",
].join(" ");

/** What a field hands to the control inside it. Spread it: `{(control) => <Input {...control} />}`. */
export interface ControlProps {
  id: string;
  required: boolean;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}
