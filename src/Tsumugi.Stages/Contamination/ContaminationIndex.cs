using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read;
using Tsumugi.Text.Overlap;

namespace Tsumugi.Stages.Contamination;

/// <summary>The passages of all evaluation sets, and which items they belong to. Immutable, thread-safe.</summary>
public sealed class ContaminationIndex
{
    private readonly int[] _ownerStarts;
    private readonly PassageOwner[] _owners;

    internal ContaminationIndex(IReadOnlyList<ContaminationSet> sets, IReadOnlyList<IndexedItem> items, IReadOnlyList<string> fields, int[] ownerStarts, PassageOwner[] owners, OverlapIndex passages)
    {
        Sets = sets;
        Items = items;
        Fields = fields;
        _ownerStarts = ownerStarts;
        _owners = owners;
        Passages = passages;
    }

    /// <summary>Gets the sets, in the order of the recipe.</summary>
    public IReadOnlyList<ContaminationSet> Sets { get; }

    /// <summary>Gets the items, set by set.</summary>
    public IReadOnlyList<IndexedItem> Items { get; }

    /// <summary>Gets the names of fields.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Gets the passages.</summary>
    public OverlapIndex Passages { get; }

    /// <summary>Reads evaluation sets for a look that writes nothing but numbers and ids.</summary>
    /// <param name="files">The files, those of a set together.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="stopping">Stops early.</param>
    /// <exception cref="TsumugiException">TSU4031: the sets hold too much text.</exception>
    public static ContaminationIndex Of(IReadOnlyList<EvaluationFile> files, ContaminationSettings settings, CancellationToken stopping) =>
        ContaminationIndexBuilder.Build(files, settings, new NoEdits(), ReadLimits.Default, stopping);

    internal ReadOnlySpan<int> OwnerStarts => _ownerStarts;

    internal ReadOnlySpan<PassageOwner> Owners => _owners;

    /// <summary>Gets the items that have a passage, in their order.</summary>
    public ReadOnlySpan<PassageOwner> OwnersOf(int passage) => _owners.AsSpan(_ownerStarts[passage], _ownerStarts[passage + 1] - _ownerStarts[passage]);

    private sealed class NoEdits : ITextEditor
    {
        public void Find(ReadOnlySpan<char> text, List<TextEdit> edits)
        {
        }
    }
}
