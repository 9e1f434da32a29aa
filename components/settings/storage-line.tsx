import { Progress } from "@/components/ui/progress";
import { Timestamp } from "@/components/ui/timestamp";
import { quantityText } from "@/lib/telemetry/quantity";
import type { Storage } from "@/lib/wire/telemetry-arrivals";

/** How much of the room for telemetry is used, and how far back it goes. */
export function StorageLine({ storage, nowMs }: { storage: Storage | null; nowMs: number }) {
  if (!storage) return <p className="text-muted">No telemetry is kept here.</p>;
  const { usedBytes, limitBytes, oldestAt } = storage;
  return (
    <div className="flex max-w-100 flex-col gap-1">
      <Progress label="Room used" value={Math.min(usedBytes, limitBytes)} max={limitBytes} />
      <p className="text-meta text-muted tabular-nums">
        {quantityText(usedBytes, "By")} of {quantityText(limitBytes, "By")}
        {oldestAt !== null && (
          <>
            , the oldest <Timestamp at={oldestAt} now={nowMs} />
          </>
        )}
        . The oldest goes first.
      </p>
    </div>
  );
}
