namespace DeepInnovation.Notebooks.Pages;

/// <summary>The style sheet of every page: one column, light and dark by the reader's choice, tables that scroll, fit to print.</summary>
internal static class PageStyle
{
    internal const string Css = """
        :root { color-scheme: light dark; --ink: #1c2430; --paper: #fdfdfb; --soft: #f1f2ee; --line: #d5d8d2; --link: #0b62a4; --accent: #0072b2; --bad: #b3261e; --good: #11734b; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e6e3; --paper: #15181c; --soft: #1f242a; --line: #3a4149; --link: #7ab8f0; --accent: #56b4e9; --bad: #ff8a80; --good: #7bd5a8; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
        nav { max-width: 60rem; margin: 0 auto; padding: .75rem 1.25rem; display: flex; gap: 1.25rem; flex-wrap: wrap; border-bottom: 1px solid var(--line); font-size: .9rem; }
        a { color: var(--link); }
        a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        h1 { font-size: 2rem; line-height: 1.2; margin: 1.5rem 0 1rem; }
        h2 { font-size: 1.4rem; margin: 2.5rem 0 .75rem; }
        pre { background: var(--soft); border-left: 3px solid var(--line); padding: .75rem 1rem; overflow-x: auto; font: 14px/1.5 ui-monospace, "Cascadia Code", "Liberation Mono", monospace; border-radius: 4px; tab-size: 4; }
        code { font-family: ui-monospace, "Cascadia Code", "Liberation Mono", monospace; font-size: .92em; }
        .input pre { border-left-color: var(--accent); margin-bottom: .25rem; }
        .k { color: var(--accent); font-weight: 600; } .s { color: var(--good); } .c { opacity: .65; font-style: italic; }
        .output { margin: .25rem 0 1.5rem; overflow-x: auto; }
        .output pre { border-left-style: dotted; }
        .error pre { border-left-color: var(--bad); }
        table { border-collapse: collapse; font-size: .9rem; margin: .5rem 0; }
        th, td { padding: .35rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        thead th { border-bottom: 2px solid var(--line); }
        td > p { margin: 0; }
        .status-ok { color: var(--good); } .status-failed { color: var(--bad); font-weight: 600; }
        @media (max-width: 40rem) { body { font-size: 16px; } h1 { font-size: 1.6rem; } }
        @media print { nav { display: none; } body { background: #fff; color: #000; } .cell { break-inside: avoid; } }
        """;
}
