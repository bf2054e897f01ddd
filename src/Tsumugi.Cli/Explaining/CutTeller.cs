using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Engine.Runs;
using Tsumugi.Stages.Cuts;

namespace Tsumugi.Cli.Explaining;

/// <summary>Tells which stretches of a text were cut or found between deciding and writing, and where the same words stay.</summary>
/// <param name="session">The session.</param>
/// <param name="folder">The run.</param>
internal sealed class CutTeller(Session session, RunFolder folder)
{
    private const int StepColumns = 10;
    private const int Most = 5;

    /// <summary>Tells it.</summary>
    public void Tell(DocumentLife life)
    {
        foreach (IGrouping<string, LifeEdit> step in life.Edits.Where(edit => CutSteps.All.Contains(edit.Step)).GroupBy(edit => edit.Step).OrderBy(step => CutSteps.All.ToList().IndexOf(step.Key)))
        {
            Line(step.Key, session.T($"{step.Count()} stretches of the text, {step.Sum(edit => edit.End - edit.Start)} bytes:", $"本文の {step.Count()} か所、計 {step.Sum(edit => edit.End - edit.Start)} バイト"));
            foreach (LifeEdit edit in step.Take(Most))
            {
                string excerpt = StoredText.Excerpt(folder, life, new TextSpan((int)edit.Start, (int)edit.End));
                string parts = edit.Parts.Length > 0 ? $" ({edit.Parts})" : "";
                string kept = edit.KeptUrl.Length > 0 ? $"{edit.KeptUrl} ({edit.KeptId})" : edit.KeptId;
                string stays = edit.KeptId.Length == 0 ? "" : session.T($"; the same words stay in {kept} at byte {edit.KeptStart}", $"。同じ文は {kept} の {edit.KeptStart} バイト目に残っています");
                Line("", session.T($"- {edit.Kind}, bytes {edit.Start}–{edit.End}{parts}: “{excerpt}”{stays}", $"- {edit.Kind}（{edit.Start}–{edit.End} バイト目）{parts}「{excerpt}」{stays}"));
            }

            if (step.Count() > Most)
            {
                Line("", session.T($"- and {step.Count() - Most} more; `--json` has them all", $"- ほか {step.Count() - Most} か所（`--json` ですべて出力します）"));
            }
        }
    }

    private void Line(string step, string text) => session.Out.WriteLine($"  {Columns.Pad(step, StepColumns)}{text}");
}
