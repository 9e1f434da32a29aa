/** A log template: what varies is set apart, by its brackets and its shade. */
export function TemplateText({ template }: { template: string }) {
  return (
    <code className="break-words">
      {template.split("<*>").map((text, index) => (
        // The pieces have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>
          {index > 0 && <span className="rounded-sm bg-hover px-0.5 text-subtle">&lt;*&gt;</span>}
          {text}
        </span>
      ))}
    </code>
  );
}
