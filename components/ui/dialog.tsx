"use client";

import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { useRef, type ReactNode, type RefObject } from "react";

import { cn } from "@/lib/cn";

import { IconButton } from "./icon-button";
import { allowScrollLock } from "./style-nonce";

const widths = { sm: "tablet:max-w-100", md: "tablet:max-w-140", lg: "tablet:max-w-200" };

function firstField(dialog: EventTarget | null): HTMLElement | undefined {
  if (!(dialog instanceof Element)) return undefined;
  return dialog.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select") ?? undefined;
}

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence; read out with the title. */
  description?: ReactNode;
  /** The title and description are read out but not shown. */
  hideHeader?: boolean;
  /** The buttons, the one that acts last. */
  footer?: ReactNode;
  size?: keyof typeof widths;
  /** What has the focus on opening, where it is not the first field. */
  initialFocus?: RefObject<HTMLElement | null>;
  className?: string;
  children: ReactNode;
}

/** A modal dialog: near the top of a screen, at the bottom of a phone. Load it with `useLazy`. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  hideHeader,
  footer,
  size = "md",
  initialFocus,
  className,
  children,
}: DialogProps) {
  const opener = useRef<Element>(null);
  if (open) allowScrollLock();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-scrim data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            const first = initialFocus?.current ?? firstField(event.target);
            if (!first) return;
            event.preventDefault();
            first.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          onInteractOutside={(event) => {
            if (event.target instanceof Element && event.target.closest("[data-toaster]"))
              event.preventDefault();
          }}
          className={cn(
            "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[88dvh] w-full flex-col border-t border-line-strong bg-raised text-work text-fg outline-none",
            "tablet:top-[12dvh] tablet:bottom-auto tablet:max-h-[76dvh] tablet:rounded-md tablet:border",
            "data-[state=closed]:animate-fade-out data-[state=open]:animate-rise",
            widths[size],
          )}
        >
          <header className={hideHeader ? "sr-only" : "flex items-start gap-2 px-4 pt-3 pb-1"}>
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-doc font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="text-muted">{description}</Radix.Description>}
            </div>
            {!hideHeader && (
              <Radix.Close asChild>
                <IconButton label="Close" keys="Esc" className="-mr-1.5">
                  <X aria-hidden />
                </IconButton>
              </Radix.Close>
            )}
          </header>
          <div className={cn("min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-2", className)}>
            {children}
          </div>
          {footer && (
            <footer className="flex items-center justify-end gap-2 border-t border-line px-4 py-2.5 max-tablet:pb-[calc(0.625rem+env(safe-area-inset-bottom))]">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
