using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Ledgers;

namespace Tsumugi.Stages.Cuts;

/// <summary>Writes what one step does with the kept documents of one shard: files for the later steps, ledgers for people, and the funnel's counts.</summary>
/// <remarks>One call of <see cref="Keep"/> or <see cref="Drop"/> for every document that <see cref="KeptTexts"/> gives, in its order, then <see cref="Complete"/>.</remarks>
public sealed class CutWriter : IDisposable
{
    private readonly ITaskContext _task;
    private readonly string _step;
    private readonly Tally _tally;
    private readonly FileStream _keep;
    private readonly RecordFileWriter<CutRecord> _cuts;
    private readonly string _cutsKey;
    private readonly EditLedger _edits;
    private readonly DecisionLedger _decisions;
    private readonly IdFile _ids;
    private readonly List<TextSpan> _own = [];
    private readonly List<TextSpan> _all = [];
    private readonly List<TextSpan> _rest = [];
    private long _rows;

    /// <summary>Begins a shard: that of the task's index.</summary>
    /// <param name="task">The task of the step's last stage.</param>
    /// <param name="step">The step, one of <see cref="CutSteps.All"/>.</param>
    public CutWriter(ITaskContext task, string step)
    {
        (_task, _step, _tally, _cutsKey) = (task, step, new Tally(step), CutSteps.CutsKey(step, task.Index));
        _keep = new FileStream(task.Output(CutSteps.KeepKey([step], task.Index)), FileMode.CreateNew);
        _cuts = new RecordFileWriter<CutRecord>(task.Output(_cutsKey));
        _edits = new EditLedger(task, LedgerKeys.Edits(step, task.Index), step);
        _decisions = new DecisionLedger(task, LedgerKeys.Decisions(step, task.Index));
        _ids = new IdFile(shard => task.Input(LedgerKeys.Ids(shard)));
    }

    /// <summary>Lets a document go on, without the stretches cut; unless too little is left of it.</summary>
    /// <param name="texts">Where the document is the current one.</param>
    /// <param name="cuts">What is cut now, in any order; may overlap earlier cuts and each other.</param>
    /// <param name="shortest">Letters (code points that are no white space) below which a text that this step cut is dropped as `STEP/too-short`; one without any is dropped as `STEP/empty`.</param>
    /// <returns>False if the document was dropped.</returns>
    public bool Keep(KeptTexts texts, IReadOnlyList<Cut> cuts, int shortest)
    {
        ReadOnlySpan<char> text = texts.Document.Text.Written;
        long before = CutSpans.RestBytes(text, texts.Cuts);
        if (cuts.Count == 0)
        {
            Mark(texts, 1);
            _tally.Keep(before, before);
            return true;
        }

        _own.Clear();
        _own.AddRange(cuts.Select(cut => cut.Span));
        CutSpans.Unite(_own);
        _all.Clear();
        _all.AddRange(_own);
        _all.AddRange(texts.Cuts);
        CutSpans.Unite(_all);
        _edits.AddCuts(texts.Document.Id, text, cuts, address => _ids.Of(address.Shard, address.Row).ToString());
        CutSpans.Rest(text.Length, _all, _rest);
        int letters = CountLetters(text, _rest);
        _task.Count($"{_step}/cuts", cuts.Count);
        if (letters < Math.Max(1, shortest))
        {
            Drop(texts, letters == 0 ? $"{_step}/empty" : $"{_step}/too-short", letters, shortest, null, "");
            return false;
        }

        foreach (TextSpan span in _own)
        {
            _cuts.Add(new CutRecord(texts.Address, span));
        }

        long after = CutSpans.RestBytes(text, _all);
        _task.Count($"{_step}/cut-bytes", before - after);
        _task.Count($"{_step}/cut-documents", 1);
        Mark(texts, 1);
        _tally.Keep(before, after);
        return true;
    }

    /// <summary>Takes a document out.</summary>
    /// <param name="texts">Where the document is the current one.</param>
    /// <param name="reason">The reason code, such as `contamination/jcola`.</param>
    /// <param name="value">The number that decided, if any.</param>
    /// <param name="min">Its lower limit, if any.</param>
    /// <param name="max">Its upper limit, if any.</param>
    /// <param name="detail">Details for a person; never the text itself.</param>
    public void Drop(KeptTexts texts, string reason, double? value, double? min, double? max, string detail)
    {
        Mark(texts, 0);
        Note(texts, new Decision { Step = _step, Rule = reason, Outcome = Outcome.Dropped, Value = value, Min = min, Max = max, Detail = detail });
        _tally.End(Outcome.Dropped, reason, CutSpans.RestBytes(texts.Document.Text.Written, texts.Cuts));
    }

    /// <summary>Notes stretches that are told in the ledger but stay in the text.</summary>
    public void Tell(KeptTexts texts, IReadOnlyList<Cut> found) =>
        _edits.AddCuts(texts.Document.Id, texts.Document.Text.Written, found, address => _ids.Of(address.Shard, address.Row).ToString());

    /// <summary>Adds a decision on the current document that does not end its way.</summary>
    public void Note(KeptTexts texts, Decision decision) => _decisions.Add(texts.Document.Id, decision);

    /// <summary>Finishes the files.</summary>
    /// <param name="texts">The shard, read to its end.</param>
    public void Complete(KeptTexts texts)
    {
        Fill(texts.Rows);
        _keep.Flush();
        _cuts.Complete();
        _task.Records(_cutsKey, _cuts.Records);
        _edits.Complete();
        _decisions.Complete();
        _tally.WriteTo(_task);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keep.Dispose();
        _cuts.Dispose();
        _edits.Dispose();
        _decisions.Dispose();
        _ids.Dispose();
    }

    private static int CountLetters(ReadOnlySpan<char> text, List<TextSpan> rest)
    {
        int letters = 0;
        foreach (TextSpan span in rest)
        {
            foreach (char unit in text[span.Start..span.End])
            {
                letters += char.IsWhiteSpace(unit) || char.IsLowSurrogate(unit) ? 0 : 1;
            }
        }

        return letters;
    }

    private void Mark(KeptTexts texts, byte kept)
    {
        Fill(texts.Row);
        _keep.WriteByte(kept);
        _rows++;
    }

    /// <summary>Writes the rows that were taken out earlier.</summary>
    private void Fill(long row)
    {
        for (; _rows < row; _rows++)
        {
            _keep.WriteByte(0);
        }
    }
}
