import type { Marker } from "./incident-markers";

/** How the line of a marked moment is drawn: nobody has to tell kinds apart by colour alone. */
export const markerLook: Readonly<Record<Marker["kind"], { colour: string; dash: string }>> = {
  milestone: { colour: "var(--link)", dash: "6 3" },
  change: { colour: "var(--hypothesis-testing)", dash: "2 2" },
  event: { colour: "var(--muted)", dash: "1 3" },
};
