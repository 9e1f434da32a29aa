"use client";

import { GitBranchPlus, Link2, MoveRight, Scale } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import type { DialogOf } from "@/lib/client/dialog-props";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { effectiveState, type Hypothesis, lookup } from "@/lib/timeline/state";

import { ChainPart } from "./chain-part";
import { copyHypothesisLink } from "./copy-link";
import { EvidenceLedger } from "./evidence-ledger";
import { GradePart } from "./grade-part";
import { HypothesisFacts, HypothesisOrigin } from "./hypothesis-facts";
import { Kinship } from "./kinship";
import { ProbabilityChart } from "./probability-chart";
import { StateHistory } from "./state-history";
import { writeOpenHypothesis } from "./use-board-address";
import { useFocusBack } from "./use-focus-back";
import { Verdicts } from "./verdicts";

const plainOnPhone = "max-tablet:[&_svg]:hidden";

function Acts({ hypothesis }: { hypothesis: Hypothesis }) {
  const { open, mayAct } = useRoomActions();
  const path = usePathname();
  const { id } = hypothesis;
  return (
    <>
      <IconButton label="Copy link" className="mr-auto" onClick={() => void copyHypothesisLink(path, id)}>
        <Link2 aria-hidden />
      </IconButton>
      {mayAct && (
        <>
          <Button
            className={plainOnPhone}
            onClick={() => open({ kind: "propose", parentId: id, backTo: id })}
          >
            <GitBranchPlus aria-hidden />
            Sub-hypothesis
          </Button>
          <Button
            className={plainOnPhone}
            onClick={() =>
              open({ kind: "move", hypothesisId: id, to: effectiveState(hypothesis), backTo: id })
            }
          >
            <MoveRight aria-hidden />
            Move
          </Button>
          <Button
            variant="primary"
            className={plainOnPhone}
            onClick={() => open({ kind: "evidence", hypothesisId: id, backTo: id })}
          >
            <Scale aria-hidden />
            Add evidence
          </Button>
        </>
      )}
    </>
  );
}

/** A hypothesis with all that is known of it: its verdicts, its evidence, its history, its parts. */
export function HypothesisDetail({ dialog: { hypothesisId }, onClose }: DialogOf<"hypothesis">) {
  const { state, events, missingBefore } = useRoomData();
  const hypothesis = lookup(state.hypotheses, hypothesisId);
  const top = useRef<HTMLDivElement>(null);

  useEffect(() => {
    writeOpenHypothesis(hypothesisId);
    return () => writeOpenHypothesis(null);
  }, [hypothesisId]);
  useFocusBack(hypothesisId);

  if (!hypothesis) {
    return (
      <Dialog open onOpenChange={(open) => !open && onClose()} title="No such hypothesis" size="sm">
        <p className="pb-2 text-muted">
          This incident has no hypothesis under that address, or its words were redacted.
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={hypothesis.claim}
      size="lg"
      initialFocus={top}
      footer={<Acts hypothesis={hypothesis} />}
    >
      <div ref={top} tabIndex={-1} className="flex flex-col gap-4 pb-2 outline-none">
        <Verdicts hypothesis={hypothesis} />
        <HypothesisFacts hypothesis={hypothesis} />
        <ChainPart hypothesis={hypothesis} />
        <EvidenceLedger hypothesis={hypothesis} />
        <ProbabilityChart history={hypothesis.history} />
        <GradePart hypothesis={hypothesis} />
        <Kinship hypothesis={hypothesis} hypotheses={state.hypotheses} />
        <HypothesisOrigin hypothesis={hypothesis} />
        <StateHistory hypothesisId={hypothesisId} events={events} incomplete={missingBefore > 0} />
      </div>
    </Dialog>
  );
}
