"use client";
import { useCallback, useEffect, useRef, useState } from "react";

import { heldKeys } from "./held-keys";

export type HeldDialog<What> = {
  /** What is open; null where nothing is. */
  shown: What | null;
  /** Opens one once `load` says that its code is there. */
  show: (what: What, load: () => Promise<boolean>) => void;
  hide: () => void;
};

/** Dialogs whose code is fetched when they are asked for: until one is drawn, keys are held back from the page for it. */
export function useHeldDialog<What>(): HeldDialog<What> {
  const [shown, setShown] = useState<{ what: What } | null>(null);
  const release = useRef<() => void>(() => undefined);
  const show = useCallback<HeldDialog<What>["show"]>((what, load) => {
    let isWanted = true;
    const letGo = heldKeys.hold({
      giveUp: () => {
        isWanted = false;
      },
    });
    release.current = letGo;
    const open = async () => {
      if ((await load()) && isWanted) setShown({ what });
      else letGo();
    };
    void open();
  }, []);
  // By the next frame it has the focus, and the keys.
  useEffect(() => {
    if (shown) requestAnimationFrame(release.current);
  }, [shown]);
  useEffect(() => () => release.current(), []);
  const hide = useCallback(() => setShown(null), []);
  return { shown: shown && shown.what, show, hide };
}
