import { withoutOrderControls } from "./syntax";

/** Words as they were written, line by line. */
export function PlainText({ text }: { text: string }) {
  return <p className="whitespace-pre-wrap">{withoutOrderControls(text)}</p>;
}
