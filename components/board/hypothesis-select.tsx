import type { ControlProps } from "@/components/ui/control";
import { Select } from "@/components/ui/select";
import { cardsOf } from "@/lib/timeline/board";
import type { RoomState } from "@/lib/timeline/state";
import { hypothesisStateWords } from "@/lib/timeline/words";

export interface HypothesisSelectProps {
  control: ControlProps;
  name: string;
  hypotheses: RoomState["hypotheses"];
  chosen: string;
  /** What choosing none of them says. */
  none: string;
}

/** One of the hypotheses of the incident, the most interesting first. */
export function HypothesisSelect({ control, name, hypotheses, chosen, none }: HypothesisSelectProps) {
  return (
    <Select {...control} name={name} defaultValue={chosen}>
      <option value="">{none}</option>
      {cardsOf(hypotheses).map(({ hypothesis, state }) => (
        <option key={hypothesis.id} value={hypothesis.id}>
          {hypothesis.claim} ({hypothesisStateWords[state]})
        </option>
      ))}
    </Select>
  );
}
