import { type LogLines, linesOf } from "./log-lines";
import { noLogs, noSpans } from "./no-signals";
import { numberSpans, type NumberedSpans } from "./numbered-spans";

export const noNumberedSpans: NumberedSpans = numberSpans(noSpans);

export const noLines: LogLines = linesOf(noLogs);
