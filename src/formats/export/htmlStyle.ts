/** The look of an exported page: the app's own, on paper by day and by night; the plan itself is always on paper. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f1f3ee, #0d171e);
  --sheet: light-dark(#fafbf7, #12202a);
  --ink: light-dark(#14222b, #e8eeea);
  --ink-3: light-dark(#56666e, #8fa2aa);
  --rule: light-dark(#d7dcd5, #263944);
  --strong: light-dark(#98a5a4, #4d646f);
  --accent: light-dark(#b93410, #ff8c61);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 400 15px/1.5 "IBM Plex Sans", "Helvetica Neue", Helvetica, Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
header, main, footer { width: min(76rem, 100%); margin: 0 auto; padding: 0 24px; }
header { padding-top: 32px; padding-bottom: 20px; }
h1 { margin: 0; font-size: clamp(1.6rem, 1.1rem + 2vw, 2.4rem); line-height: 1.15; overflow-wrap: anywhere; }
h2 { margin: 40px 0 12px; font-size: 1.2rem; }
h3 { margin: 16px 0 6px; color: var(--ink-3); font-size: .85rem; font-weight: 400; }
.panel h2 { margin: 0 0 4px; font-size: 1.25rem; }
p { margin: 0; }
header p, footer, .quiet { color: var(--ink-3); }
.facts { display: flex; flex-wrap: wrap; margin: 0; border-block: 1px solid var(--strong); }
.facts div { flex: 1 1 auto; padding: 8px 16px 8px 0; }
.facts dt { color: var(--ink-3); font-size: .8rem; }
.facts dd { margin: 0; font-weight: 600; }
.stage { display: grid; grid-template-columns: minmax(0, 1fr) 22rem; gap: 24px; margin-top: 24px; }
.plan { position: relative; border: 1px solid var(--strong); background: #fff; }
.plan svg { display: block; width: 100%; height: min(70vh, 44rem); touch-action: none; cursor: grab; }
.plan svg [data-object] { cursor: pointer; }
.plan svg :is([data-layer="labels"], [data-layer="cameras"], [data-layer="dimensions"]) { pointer-events: none; }
.plan svg [data-object]:hover > path:last-child { stroke-width: .7; }
.plan svg .is-selected > path:last-child { stroke: #b93410; stroke-width: .9; }
.plan:focus-visible, button:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.tools { position: absolute; top: 12px; right: 12px; display: grid; border: 1px solid #98a5a4; background: #fff; }
.tools button { width: 36px; height: 36px; border: 0; background: none; color: #14222b; font: 600 18px/1 inherit; cursor: pointer; }
.tools button + button { border-top: 1px solid #d7dcd5; }
.panel { border-top: 2px solid var(--accent); padding-top: 12px; }
.panel .hint { display: none; color: var(--ink-3); }
.panel.is-empty .hint { display: block; }
table { width: 100%; border-collapse: collapse; }
td, th { padding: 6px 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; font-weight: 400; }
td:last-child { padding-left: 12px; text-align: right; white-space: nowrap; font-weight: 600; }
td small, th small { display: block; color: var(--ink-3); }
.names { display: flex; flex-wrap: wrap; gap: 6px; margin: 0; padding: 0; list-style: none; }
.names button { padding: 4px 10px; border: 1px solid var(--strong); border-radius: 3px; background: none; color: inherit; font: inherit; cursor: pointer; }
.names .is-selected { border-color: var(--accent); background: var(--accent); color: light-dark(#fff, #1b0f0a); }
details { border-bottom: 1px solid var(--rule); }
details:first-of-type { border-top: 1px solid var(--strong); }
summary { padding: 10px 0; cursor: pointer; }
summary strong { margin-right: 8px; }
details table { margin: 0 0 12px; }
.answer { font-size: 1.3rem; font-weight: 600; }
.film { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 16px; margin: 0; padding: 0; list-style: none; }
.film img { display: block; width: 100%; height: auto; border: 3px solid transparent; }
.film .is-showing img { border-color: var(--accent); }
.film figure { margin: 0; }
.film figcaption { color: var(--ink-3); font-size: .85rem; }
footer { padding-top: 40px; padding-bottom: 40px; font-size: .85rem; }
@media (max-width: 820px) {
  header, main, footer { padding-inline: 16px; }
  .stage { grid-template-columns: minmax(0, 1fr); }
  .plan svg { height: min(60vh, 110vw); }
}
@media print { .tools, .hint, .names { display: none; } .plan svg { height: auto; } }
`
