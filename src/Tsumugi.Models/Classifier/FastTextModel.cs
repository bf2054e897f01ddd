namespace Tsumugi.Models.Classifier;

/// <summary>A text classifier as fastText stores it: averaged embeddings of words and hashed n-grams, and one row for each label.</summary>
/// <remarks>Immutable and shared by all workers; each worker looks through its own <see cref="FastTextPredictor"/>.</remarks>
public sealed class FastTextModel
{
    internal FastTextModel(FastTextArguments arguments, FastTextVocabulary vocabulary, IRows input, IRows output, string segmenter)
    {
        Arguments = arguments;
        Vocabulary = vocabulary;
        Input = input;
        Output = output;
        Segmenter = segmenter;
        Tree = arguments.Loss == ClassifierLoss.HierarchicalSoftmax ? new LabelTree(vocabulary.Counts.AsSpan(vocabulary.Words)) : null;
    }

    /// <summary>Gets the settings in the file.</summary>
    public FastTextArguments Arguments { get; }

    /// <summary>Gets the labels without `__label__`, the most frequent first.</summary>
    public IReadOnlyList<string> Labels => Vocabulary.Labels;

    /// <summary>Gets what cut the training texts into words; empty if they were taken as they stood.</summary>
    public string Segmenter { get; }

    internal FastTextVocabulary Vocabulary { get; }

    internal IRows Input { get; }

    internal IRows Output { get; }

    internal LabelTree? Tree { get; }

    /// <summary>Finds a label by its name, with or without `__label__`; -1 if there is none.</summary>
    public int LabelOf(string name)
    {
        ReadOnlySpan<char> bare = name.StartsWith(FastTextVocabulary.LabelMark, StringComparison.Ordinal) ? name.AsSpan(FastTextVocabulary.LabelMark.Length) : name;
        for (int i = 0; i < Labels.Count; i++)
        {
            if (bare.SequenceEqual(Labels[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
