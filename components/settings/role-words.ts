import type { Role } from "@/lib/policy/abilities";

export const roleWords: Readonly<Record<Role, { word: string; hint: string }>> = {
  owner: { word: "Owner", hint: "Everything, and the settings." },
  manager: { word: "Manager", hint: "Manages people, redacts, restricts and merges incidents." },
  responder: { word: "Responder", hint: "Declares incidents and takes part in them." },
  observer: { word: "Observer", hint: "Reads, and writes nothing." },
};
