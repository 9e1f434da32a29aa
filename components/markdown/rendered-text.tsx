import { memo } from "react";

import { PlainText } from "./plain-text";
import { renderMarkdown } from "./render";

/** The part of `Markdown` that brings the parser along: fetched on demand. */
export const RenderedText = memo(
  ({ text }: { text: string }) => renderMarkdown(text) ?? <PlainText text={text} />,
);
