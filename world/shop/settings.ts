import { serviceNames, type ServiceName } from "./blueprint";
import { stepsOf } from "./planned-steps";

/** What a service's configuration says, as far as it matters. */
export type Settings = {
  /** How long it waits for those it calls. Milliseconds. */
  timeoutMs: number;
  caches: boolean;
};

export type SettingsOf = Map<ServiceName, Settings>;

const SOUND: Settings = { timeoutMs: 2_000, caches: true };

/** Everybody configured as they should be. */
export function soundSettings(): SettingsOf {
  return new Map(serviceNames.map((name) => [name, SOUND]));
}

/** A value that breaks a service, as somebody could write it by mistake: for the more strength, the worse. */
export function badSetting(
  service: ServiceName,
  strength: number,
): { key: string; from: string; to: string; settings: Settings } {
  const calls = stepsOf(service).some((step) => step.do === "call" || step.do === "charge");
  if (!calls) return { key: "cache.ttl", from: "300s", to: "0s", settings: { ...SOUND, caches: false } };
  const timeoutMs = Math.round(60 - 50 * strength);
  return {
    key: "http.client.timeout",
    from: `${SOUND.timeoutMs}ms`,
    to: `${timeoutMs}ms`,
    settings: { ...SOUND, timeoutMs },
  };
}

/** What a service goes back to when the mistake is undone. */
export function soundSetting(): Settings {
  return SOUND;
}
