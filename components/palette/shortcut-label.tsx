import { Kbd } from "@/components/ui/kbd";
import { shortcutKeys } from "@/lib/client/shortcut";

/** Only asked in the browser, once something has been opened there. */
function onMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** The keys of a shortcut, as this machine names them. */
export function ShortcutLabel({ shortcut }: { shortcut: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-meta text-subtle">
      {shortcutKeys(shortcut, onMac()).map((keys, step) => (
        <span key={keys.join(" ")} className="inline-flex items-center gap-1">
          {step > 0 && "then"}
          <Kbd keys={keys.join(" ")} />
        </span>
      ))}
    </span>
  );
}
