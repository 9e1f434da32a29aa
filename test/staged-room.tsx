import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach } from "vitest";

import type { RoomDialog } from "@/lib/client/room-context";

import { type Doings, nothingDone, RoomStage, type RoomStageProps } from "./room-stage";

export type StagedRoom = {
  /** What was opened over the room, and not drawn; and what else was done in it. Both are blank before each test. */
  opened: RoomDialog[];
  doings: Doings;
  /** Draws a view in Ana's room. */
  stage: (view: ReactNode, props?: Partial<RoomStageProps>) => ReturnType<typeof render>;
};

/** A room for the tests of a file; `usual` is what they leave out. */
export function stagedRoom(usual: Partial<RoomStageProps> & Pick<RoomStageProps, "lines">): StagedRoom {
  const opened: RoomDialog[] = [];
  const doings = nothingDone();
  beforeEach(() => {
    for (const done of [opened, ...Object.values(doings)]) done.length = 0;
  });
  return {
    opened,
    doings,
    stage: (view, props = {}) =>
      render(
        <RoomStage
          doings={doings}
          renderDialog={(dialog) => {
            if (opened.at(-1) !== dialog) opened.push(dialog);
            return null;
          }}
          {...usual}
          {...props}
        >
          {view}
        </RoomStage>,
      ),
  };
}
