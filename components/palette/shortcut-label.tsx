import { Kbd } from "@/components/ui/kbd";
import { isMac, shortcutKeys } from "@/lib/client/shortcut";

/** The keys of a shortcut, as this machine names them. Drawn in the browser only. */
export function ShortcutLabel({ shortcut }: { shortcut: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-meta text-subtle">
      {shortcutKeys(shortcut, isMac(navigator.userAgent)).map((keys, step) => (
        <span key={keys.join(" ")} className="inline-flex items-center gap-1">
          {step > 0 && "then"}
          <Kbd keys={keys.join(" ")} />
        </span>
      ))}
    </span>
  );
}
