"use client";

import { useCallback } from "react";

import { useRoomActions } from "@/lib/client/room-context";

/** Closes a form: one that was opened from a hypothesis leads back to it. */
export function useBack(backTo: string | undefined, onClose: () => void): () => void {
  const { open } = useRoomActions();
  return useCallback(() => {
    if (backTo === undefined) onClose();
    else open({ kind: "hypothesis", hypothesisId: backTo });
  }, [backTo, open, onClose]);
}
