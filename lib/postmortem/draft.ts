import type { Room } from "../timeline/room";
import { beliefs } from "./draft/beliefs";
import { causes } from "./draft/causes";
import { decisions } from "./draft/decisions";
import { detection } from "./draft/detection";
import { followUps } from "./draft/follow-ups";
import { gaps } from "./draft/gaps";
import { impact } from "./draft/impact";
import { reflections } from "./draft/reflections";
import { response } from "./draft/response";
import { storyOf, type Story } from "./draft/story";
import { summary } from "./draft/summary";
import { supportingEvidence } from "./draft/supporting-evidence";
import { whatHappened } from "./draft/what-happened";
import { heading, paragraph, prompt } from "./draft/writing";
import type { Block, Document } from "./document-types";

type Section = { id: string; title: string; write: (story: Story) => Block[] };

/** The sections of a postmortem, in their order. The id stays on the heading, whatever people make of its words. */
const sections: readonly Section[] = [
  { id: "summary", title: "Summary", write: summary },
  { id: "impact", title: "Impact", write: impact },
  { id: "what-happened", title: "What happened", write: whatHappened },
  { id: "causes", title: "Contributing factors and trigger", write: causes },
  { id: "detection", title: "Detection", write: detection },
  { id: "response", title: "Response", write: response },
  { id: "reflections", title: "How it went", write: reflections },
  { id: "beliefs", title: "What we believed and for how long", write: beliefs },
  { id: "decisions", title: "Decisions", write: decisions },
  { id: "gaps", title: "Gaps", write: gaps },
  { id: "follow-ups", title: "Follow-ups", write: followUps },
  { id: "evidence", title: "Supporting evidence", write: supportingEvidence },
];

/**
 * The first draft of a postmortem, from the whole log of an incident with its redactions applied. Each sentence that
 * states something is marked with the events that say it; what no event says is left to the authors as a question, in
 * italics. The same log gives the same draft.
 */
export function draftPostmortem(room: Pick<Room, "state" | "events">): Document {
  const story = storyOf(room);
  const { number, title, lastSeq } = story.state;
  const content: Block[] = [
    heading(1, number > 0 ? `Postmortem of INC-${number}: ${title}` : "Postmortem", "title"),
    ...paragraph(
      prompt(
        `Drafted from the log up to event ${lastSeq}. Every sentence links to the events that it comes from; what stands in italics is asked of the authors. All times are in UTC.`,
      ),
    ),
  ];
  for (const { id, title: name, write } of sections) content.push(heading(2, name, id), ...write(story));
  return { type: "doc", content };
}
