/** A process that judges the cases it is sent, one after the other. */
import type { FoundCase } from "../cases/find-cases";
import { type JudgedCase, judgeCase, type Wanted } from "./judge-case";

export type Asked = { place: number; found: FoundCase; wanted: Wanted };
export type Answered =
  | { place: number; ok: true; judged: JudgedCase }
  | { place: number; ok: false; problem: string };

async function answer({ place, found, wanted }: Asked): Promise<Answered> {
  try {
    return { place, ok: true, judged: await judgeCase(found, wanted) };
  } catch (error) {
    return { place, ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

process.on("message", (asked: Asked) => {
  void answer(asked).then((answered) => process.send?.(answered));
});
process.on("disconnect", () => process.exit(0));
