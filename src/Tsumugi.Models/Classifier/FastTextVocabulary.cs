namespace Tsumugi.Models.Classifier;

/// <summary>The words and labels of a fastText file: words first, then labels.</summary>
internal sealed class FastTextVocabulary
{
    /// <summary>The word that ends each line.</summary>
    public const string LineEnd = "</s>";

    /// <summary>What a label begins with.</summary>
    public const string LabelMark = "__label__";

    private readonly KeptBuckets? _kept;

    /// <summary>Creates the vocabulary.</summary>
    /// <param name="entries">Words, then labels.</param>
    /// <param name="words">How many are words.</param>
    /// <param name="counts">How often each stood in the training lines.</param>
    /// <param name="tokens">How many words and labels the training lines had.</param>
    /// <param name="kept">Of a pruned model: which buckets were kept, and as which row; otherwise null.</param>
    public FastTextVocabulary(WordTable entries, int words, long[] counts, long tokens, KeptBuckets? kept)
    {
        Entries = entries;
        Words = words;
        Counts = counts;
        Tokens = tokens;
        _kept = kept;
        string[] labels = new string[entries.Count - words];
        for (int i = 0; i < labels.Length; i++)
        {
            string name = System.Text.Encoding.UTF8.GetString(entries[words + i]);
            labels[i] = name.StartsWith(LabelMark, StringComparison.Ordinal) ? name[LabelMark.Length..] : name;
        }

        Labels = labels;
    }

    /// <summary>Gets words and labels.</summary>
    public WordTable Entries { get; }

    /// <summary>Gets how many words there are.</summary>
    public int Words { get; }

    /// <summary>Gets how often each entry stood in the training lines.</summary>
    public long[] Counts { get; }

    /// <summary>Gets how many words and labels the training lines had.</summary>
    public long Tokens { get; }

    /// <summary>Gets the labels without `__label__`.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Gets whether rows were pruned.</summary>
    public bool IsPruned => _kept is not null;

    /// <summary>Gets how many n-gram rows a pruned model keeps.</summary>
    public int KeptRows => _kept?.Count ?? 0;

    /// <summary>Gets the row of a bucket after the words; -1 if it was pruned.</summary>
    public int RowOfBucket(int bucket) => _kept is null ? Words + bucket : _kept.Find(bucket) is var row and >= 0 ? Words + row : -1;
}
