import { span } from "../../timeline/span";
import type { Block } from "../document-types";
import { between, type Story } from "./story";
import { bullets, counted, fact, paragraph, prompt, quoted } from "./writing";

const MOST_DECISIONS = 20;

/** What was decided by whom, with which effect in mind. Whether it came is for the authors to say. */
export function decisions(story: Story): Block[] {
  const made = story.of("decision_made");
  if (made.length === 0)
    return paragraph(
      prompt("No decision was written down. Which were made, and what was known when they were?"),
    );
  const mitigated = story.mark("mitigated");
  const lastBefore = made.findLast((event) => mitigated !== undefined && story.at(event) <= mitigated.at);
  const left = made.slice(MOST_DECISIONS);
  return [
    ...bullets(
      made.slice(0, MOST_DECISIONS).map((event) => {
        const { action, expectedEffect, checkAt } = event.payload;
        const by = checkAt === undefined ? "" : `, by ${story.when(checkAt)}`;
        return paragraph(
          fact(`${story.when(story.at(event))}, ${event.actor.name}: ${quoted(action)}.`, [event.seq]),
          expectedEffect === undefined || expectedEffect === ""
            ? prompt("What was expected of it was not written down.")
            : fact(`Expected: ${quoted(expectedEffect)}${by}.`, [event.seq]),
          event === lastBefore && mitigated
            ? fact(
                `It was the last decision before the incident was mitigated, ${span(between(story.at(event), mitigated.at))} later.`,
                [event.seq, mitigated.seq],
              )
            : [],
        );
      }),
    ),
    ...paragraph(
      left.length === 0
        ? []
        : fact(
            `${counted(left.length, "more decision")} ${left.length === 1 ? "is" : "are"} in the timeline.`,
            left.map(({ seq }) => seq),
          ),
    ),
    ...paragraph(
      prompt("Which of them had the effect that was expected? What else was known, or could have been?"),
    ),
  ];
}
