import { Callout } from "@/components/ui/callout";

/** Over everything that is made of a generated history: nobody is to take it for their own. */
export function GeneratedBanner() {
  return (
    <div className="border-b border-line px-4 py-2">
      <Callout tone="warning" title="Generated history: not your data">
        These incidents were made up by a command, to show what a report looks like. They are in no other
        report.
      </Callout>
    </div>
  );
}
