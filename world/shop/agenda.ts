import type { ServiceName } from "./blueprint";
import type { Fault } from "./fault";

/** What is going to happen, faults apart: changes that nothing comes of. */
export type HarmlessChange = { do: "deploy" | "flag" | "configure"; service: ServiceName };

export type Intention =
  | HarmlessChange
  | { do: "begin fault"; fault: Fault }
  | { do: "end fault"; fault: Fault };

export type Appointment = { atMs: number; intention: Intention };

/** What is going to happen when. */
export type Agenda = {
  add: (appointments: readonly Appointment[]) => void;
  /** Takes off what is due, earliest first. */
  due: (atMs: number) => readonly Appointment[];
};

export function createAgenda(): Agenda {
  let open: readonly Appointment[] = [];
  return {
    add(appointments) {
      open = [...open, ...appointments].toSorted((one, other) => one.atMs - other.atMs);
    },
    due(atMs) {
      const now = open.filter((appointment) => appointment.atMs <= atMs);
      open = open.filter((appointment) => appointment.atMs > atMs);
      return now;
    },
  };
}
