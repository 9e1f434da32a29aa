/** How a standalone postmortem looks, on a screen and on paper. It names nothing that would have to be fetched. */
export const style = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 24px; max-width: 800px; background: #fff; color: #16191d; font: 15px/24px system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 24px; line-height: 32px; margin: 0 0 8px; }
h2 { font-size: 20px; line-height: 28px; margin: 36px 0 8px; padding-bottom: 4px; border-bottom: 1px solid #d5d9de; }
h3 { font-size: 15px; margin: 20px 0 4px; }
p, ul, ol { margin: 8px 0; }
li p { margin: 2px 0; }
em { color: #565d66; }
a { color: #0b57b0; }
sup { margin-left: 2px; font-size: 10px; line-height: 0; color: #6b727b; }
sup a { color: #6b727b; text-decoration: none; }
blockquote { margin: 4px 0; padding: 0 0 0 12px; border-left: 2px solid #d5d9de; color: #3b4149; }
blockquote p { margin: 2px 0; }
code, pre { font: 12px/18px ui-monospace, "SFMono-Regular", Consolas, "Liberation Mono", monospace; }
pre { padding: 8px 12px; background: #f4f5f7; border-radius: 6px; white-space: pre-wrap; }
hr { border: 0; border-top: 1px solid #d5d9de; }
time, table { font-variant-numeric: tabular-nums; }
.meta, figcaption + .meta { color: #565d66; font-size: 12px; line-height: 18px; margin: 2px 0; }
.card, figure { margin: 12px 0; padding: 8px 12px; border: 1px solid #d5d9de; border-radius: 6px; }
.card p { margin: 2px 0; }
.gone { color: #6b727b; font-style: italic; }
.timeline { list-style: none; padding: 0; }
.timeline li { display: grid; grid-template-columns: 172px 1fr; padding: 3px 0; border-top: 1px solid #eceef1; }
.timeline time { color: #565d66; font-size: 12px; }
.timeline blockquote { grid-column: 2; }
table { width: 100%; border-collapse: collapse; font-size: 12px; line-height: 18px; margin: 8px 0; }
th, td { text-align: left; vertical-align: top; padding: 3px 8px 3px 0; border-top: 1px solid #eceef1; }
svg { max-width: 100%; height: auto; font: 11px system-ui, sans-serif; fill: #3b4149; vertical-align: middle; }
.sources { font-size: 12px; line-height: 18px; list-style: none; padding: 0; }
.sources li { padding: 1px 0; }
@page { size: A4; margin: 16mm 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 15pt; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3 { break-after: avoid; }
  figure, .card, tr, .timeline li { break-inside: avoid; }
  p, li { orphans: 2; widows: 2; }
}
`;
