package io.geusemaker.api.report;

/** How a page looks: by day, by night, on a phone and on paper. */
final class Look {

  /** Has no character that HTML and XML read differently inside of {@code style}. */
  static final String CSS =
      """
      :root { color-scheme: light dark;
        --back: #f4f5f7; --card: #ffffff; --ink: #1a1f26; --soft: #566070; --line: #dfe3e9;
        --bar: #4a7fd6; --away: #d9922b; --good: #17723f; --warn: #8a5300; --bad: #b3261e;
        --good-back: #e3f4ea; --warn-back: #fdf0d8; --bad-back: #fbe6e4; --plain-back: #edf0f4; }
      @media screen and (prefers-color-scheme: dark) { :root {
        --back: #0f1318; --card: #181d24; --ink: #e7eaef; --soft: #9ca7b6; --line: #2c343f;
        --bar: #6c9ff0; --away: #e0a54f; --good: #62d396; --warn: #f2bd6b; --bad: #ff9a91;
        --good-back: #143022; --warn-back: #352812; --bad-back: #3b1c1a; --plain-back: #232a33; } }
      * { box-sizing: border-box; }
      html { -webkit-text-size-adjust: 100%; }
      body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.5rem; background: var(--back);
        color: var(--ink); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
      h1 { margin: 0 0 1rem; font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.01em; }
      h2 { margin: 0 0 0.75rem; font-size: 1.1rem; }
      .subject { margin: 0; color: var(--soft); font-weight: 600; }
      .note { margin: 0 0 0.5rem; padding: 0.6rem 0.9rem; border-radius: 8px; }
      section .note:last-child { margin-bottom: 0; }
      .good { color: var(--good); } .warn { color: var(--warn); } .bad { color: var(--bad); }
      .note.good, .label.good { background: var(--good-back); }
      .note.warn, .label.warn { background: var(--warn-back); }
      .note.bad, .label.bad { background: var(--bad-back); }
      .note.plain, .label.plain { background: var(--plain-back); }
      .label { display: inline-block; padding: 0 0.5em; border-radius: 6px; font-size: 0.85em;
        font-weight: 600; white-space: nowrap; }
      .figures { display: grid; gap: 0.75rem; margin: 1rem 0 0;
        grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); }
      .figure, section { background: var(--card); border: 1px solid var(--line);
        border-radius: 10px; }
      .figure { padding: 0.7rem 0.9rem; }
      .figure dt { color: var(--soft); font-size: 0.85rem; }
      .figure dd { margin: 0; font-size: 1.5rem; font-weight: 650; line-height: 1.25; }
      section { margin-top: 1rem; padding: 1.1rem 1.25rem 1.25rem; }
      table { width: 100%; border-collapse: collapse; }
      table + table, table + .note, .note + table { margin-top: 1.25rem; }
      caption { padding-bottom: 0.4rem; color: var(--soft); text-align: left; }
      th, td { padding: 0.45rem 1rem 0.45rem 0; border-top: 1px solid var(--line);
        text-align: left; vertical-align: top; }
      th:last-child, td:last-child { padding-right: 0; }
      th { font-weight: 600; } tbody th { min-width: 7.5rem; }
      thead th { border-top: 0; color: var(--soft); font-size: 0.85rem; font-weight: 500;
        overflow-wrap: normal; }
      code { font: 0.9em ui-monospace, monospace; }
      .none { color: var(--soft); }
      .chart { table-layout: fixed; }
      .chart th:first-child { width: 38%; font-weight: 400; }
      .chart .took, .chart thead th:last-child { width: 4.75rem; text-align: right;
        font-variant-numeric: tabular-nums; white-space: nowrap; }
      .track { position: relative; height: 1.4rem; background: repeating-linear-gradient(to right,
        var(--line) 0 1px, transparent 1px var(--every)); }
      .bar { position: absolute; top: 0.25rem; height: 0.9rem; min-width: 3px; border-radius: 3px;
        background: var(--bar); }
      .bar.warn { background: var(--away); } .bar.plain { background: var(--soft); opacity: 0.55; }
      .axis { position: relative; height: 1.3em; }
      .axis span { position: absolute; white-space: nowrap; }
      footer { margin-top: 1.25rem; color: var(--soft); font-size: 0.85rem; }
      footer dl { display: grid; gap: 0.25rem 1.5rem; margin: 0;
        grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); }
      footer dt { display: inline; } footer dt::after { content: ": "; }
      footer dd { display: inline; margin: 0; }
      @media screen and (max-width: 40rem) {
        body { padding: 1.25rem 0.75rem; }
        h1 { font-size: 1.5rem; }
        section { padding: 0.9rem; }
        .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        footer dl { grid-template-columns: minmax(0, 1fr); }
        table, caption, tbody, tr, th, td { display: block; }
        thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
          clip-path: inset(50%); }
        tr { padding: 0.6rem 0; border-top: 1px solid var(--line); }
        th, td { padding: 0.1rem 0; border: 0; }
        td { display: grid; grid-template-columns: 7rem minmax(0, 1fr); }
        td::before { content: attr(data-column); color: var(--soft); font-size: 0.9em; }
        .chart tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; }
        .chart th:first-child, .chart .took { width: auto; }
        .chart td { display: block; } .chart td::before { content: none; }
        .chart .span { grid-row: 2; grid-column: 1 / -1; }
      }
      @media print {
        :root { color-scheme: light; --back: #ffffff; }
        * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        body { max-width: none; padding: 0; font-size: 10pt; }
        .figure { padding: 0.4rem 0.6rem; } .figure dd { font-size: 1.2rem; }
        section { margin-top: 1.25rem; padding: 0; border: 0; }
        h2 { break-after: avoid; }
        tr, .figure, .note { break-inside: avoid; }
      }
      """;

  private Look() {}
}
