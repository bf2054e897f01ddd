using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Redact;

namespace Tsumugi.Stages.Write;

/// <summary>Counts what was found of each kind of personal data: places and documents, for each source.</summary>
internal sealed class PrivacyTally
{
    /// <summary>The beginning of the counters of places that were replaced, by kind alone.</summary>
    public const string Redacted = "redact/";

    /// <summary>The beginning of the counters of places and documents by kind and source: `privacy/KIND/places/SOURCE`.</summary>
    public const string Prefix = "privacy/";

    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);

    /// <summary>Counts what was found in a document that is written.</summary>
    public void Add(string source, Redaction redaction)
    {
        _kinds.Clear();
        foreach (TextEdit edit in redaction.Edits)
        {
            Count(Redacted + edit.Kind);
            Count($"{Prefix}{edit.Kind}/places/{source}");
            _kinds.Add(edit.Kind);
        }

        foreach (TextEdit flag in redaction.Flags)
        {
            Count($"{Prefix}{flag.Kind}/places/{source}");
            _kinds.Add(flag.Kind);
        }

        foreach (string kind in _kinds)
        {
            Count($"{Prefix}{kind}/documents/{source}");
        }
    }

    /// <summary>Writes the counts into a task's counters.</summary>
    public void WriteTo(ITaskContext task)
    {
        foreach ((string counter, long count) in _counts)
        {
            task.Count(counter, count);
        }
    }

    private void Count(string counter) => _counts[counter] = _counts.GetValueOrDefault(counter) + 1;
}
