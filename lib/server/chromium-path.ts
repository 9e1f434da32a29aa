import { access, constants } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

const names = [
  "chromium",
  "chromium-browser",
  "chromium-headless-shell",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];

const macPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const windowsPlaces = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

type Surroundings = { platform: NodeJS.Platform; variables: Readonly<Record<string, string | undefined>> };

/** Where a Chromium may lie on such a machine, the likeliest place first. PARALLAX_CHROMIUM is the only one where it is set. */
export function chromiumPlaces({ platform, variables }: Surroundings): readonly string[] {
  const own = variables["PARALLAX_CHROMIUM"];
  if (own) return [own];
  if (platform === "darwin") return macPlaces;
  if (platform === "win32")
    return ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((name) => {
      const folder = variables[name];
      return folder ? windowsPlaces.map((place) => join(folder, place)) : [];
    });
  const folders = (variables["PATH"] ?? "").split(delimiter).filter(isAbsolute);
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/** The first of them that may be run; null where there is none. */
export async function findChromium(surroundings: Surroundings): Promise<string | null> {
  for (const place of chromiumPlaces(surroundings))
    try {
      await access(place, constants.X_OK);
      return place;
    } catch {
      // The next place, then.
    }
  return null;
}
