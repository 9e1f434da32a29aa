"use client";

import { useCallback, useState, type ComponentType } from "react";

import { toast } from "./toast";

export interface Lazy<P> {
  /** The component, once its code has come. */
  Component: ComponentType<P> | undefined;
  /** Fetches the code ahead, as on hover or focus; a failure waits for `load` to be told. */
  preload: () => void;
  /** Fetches the code; false, with a message to the person, when it cannot be had. */
  load: () => Promise<boolean>;
}

/**
 * A component whose code is fetched on first use, for dialogs, menus and the palette. A failed fetch can be tried
 * again, which `React.lazy` cannot do: it remembers the failure.
 */
export function useLazy<P>(fetchComponent: () => Promise<ComponentType<P>>): Lazy<P> {
  const [Component, setComponent] = useState<ComponentType<P>>();

  const load = useCallback(async () => {
    try {
      const loaded = await fetchComponent();
      setComponent(() => loaded);
      return true;
    } catch {
      toast({
        tone: "danger",
        title: "This part of the page could not be loaded.",
        detail: "Nothing you entered is lost. Check the connection and try again.",
      });
      return false;
    }
  }, [fetchComponent]);

  const preload = useCallback(() => {
    fetchComponent().catch(() => undefined);
  }, [fetchComponent]);

  return { Component, preload, load };
}
