import { Select } from "@/components/ui/select";
import { followUpKinds, type FollowUpKind } from "@/lib/timeline/vocabulary";
import { capital, followUpKindWords } from "@/lib/timeline/words";

import { quietControl } from "./quiet-control";

type KindSelectProps = {
  kind: FollowUpKind | null;
  /** Of the follow-up: several of these stand under one another. */
  title: string;
  mayAct: boolean;
  onChange: (kind: FollowUpKind | null) => void;
};

/** What a follow-up is for. */
export function KindSelect({ kind, title, mayAct, onChange }: KindSelectProps) {
  if (!mayAct)
    return <span className="tablet:pl-2">{kind === null ? "" : capital(followUpKindWords[kind])}</span>;
  return (
    <Select
      aria-label={`What it is for: ${title}`}
      value={kind ?? ""}
      onChange={({ target }) => onChange(followUpKinds.find((one) => one === target.value) ?? null)}
      className={quietControl}
    >
      <option value="">No kind</option>
      {followUpKinds.map((one) => (
        <option key={one} value={one}>
          {capital(followUpKindWords[one])}
        </option>
      ))}
    </Select>
  );
}
