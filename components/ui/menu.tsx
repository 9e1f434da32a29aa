"use client";

import * as Radix from "@radix-ui/react-dropdown-menu";
import { Check, type LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";

import { cn } from "@/lib/cn";

import { floatingClass } from "./floating";
import { Kbd } from "./kbd";

const row =
  "flex h-7 items-center gap-2 rounded-sm px-2 text-work outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover pointer-coarse:h-10 [&_svg]:size-3.5 [&_svg]:shrink-0";

/** What a menu that is opened from outside is told; `LazyMenu` gives it. */
export interface MenuState {
  trigger: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  onCloseAutoFocus?: (event: Event) => void;
  onInteractOutside?: Radix.DropdownMenuContentProps["onInteractOutside"];
}

export interface MenuProps extends MenuState {
  label: string;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactNode;
}

export function Menu({
  trigger,
  label,
  align = "start",
  side = "bottom",
  className,
  onCloseAutoFocus,
  onInteractOutside,
  children,
  ...state
}: MenuProps) {
  return (
    <Radix.Root modal={false} {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <section aria-label={label}>
          <Radix.Content
            aria-label={label}
            aria-labelledby={undefined}
            align={align}
            side={side}
            sideOffset={4}
            collisionPadding={8}
            {...(onCloseAutoFocus && { onCloseAutoFocus })}
            {...(onInteractOutside && { onInteractOutside })}
            className={cn(
              floatingClass,
              "max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto p-1",
              className,
            )}
          >
            {children}
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuItemProps extends Omit<Radix.DropdownMenuItemProps, "asChild"> {
  icon?: LucideIcon;
  keys?: string;
  danger?: boolean;
}

export function MenuItem({ icon: Icon, keys, danger = false, className, children, ...rest }: MenuItemProps) {
  return (
    <Radix.Item {...rest} className={cn(row, danger && "text-danger", className)}>
      {Icon && <Icon aria-hidden className={danger ? undefined : "text-subtle"} />}
      <span className="flex-1">{children}</span>
      {keys && <Kbd keys={keys} />}
    </Radix.Item>
  );
}

/** An item that goes somewhere: its child is the link. */
export function MenuLink({ className, ...rest }: Radix.DropdownMenuItemProps) {
  return <Radix.Item {...rest} asChild className={cn(row, "[&_svg]:text-subtle", className)} />;
}

export function MenuLabel({ className, ...rest }: Radix.DropdownMenuLabelProps) {
  return <Radix.Label {...rest} className={cn("px-2 py-1 text-meta text-subtle", className)} />;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: ReactNode; icon?: LucideIcon }[];
  onChange: (value: T) => void;
}

/** One of several, the chosen one ticked. */
export function MenuChoice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  return (
    <Radix.RadioGroup value={value} aria-label={label}>
      {options.map(({ value: each, label: word, icon: Icon }) => (
        <Radix.RadioItem key={each} value={each} onSelect={() => onChange(each)} className={row}>
          {Icon && <Icon aria-hidden className="text-subtle" />}
          <span className="flex-1">{word}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export interface MenuCheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** One of several that may all be chosen: the menu stays open. */
export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={row}
    >
      <span className="flex flex-1 items-center gap-2">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}
