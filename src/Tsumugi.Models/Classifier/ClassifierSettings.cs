namespace Tsumugi.Models.Classifier;

/// <summary>How a classifier is trained.</summary>
/// <remarks>The standards suit Japanese, which has no spaces: character n-grams carry the text, few words are counted.</remarks>
public sealed record ClassifierSettings
{
    /// <summary>Gets the numbers of an embedding.</summary>
    public int Dimension { get; init; } = 16;

    /// <summary>Gets how often every text is seen.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Gets the first learning rate; it falls in a straight line to 0.</summary>
    public double Rate { get; init; } = 0.5;

    /// <summary>Gets how often a word must stand in the texts to have a row of its own.</summary>
    public int MinCount { get; init; } = 5;

    /// <summary>Gets how many rows the n-grams share.</summary>
    public int Buckets { get; init; } = 1 << 18;

    /// <summary>Gets the letters of the shortest character n-gram.</summary>
    public int MinLetters { get; init; } = 1;

    /// <summary>Gets the letters of the longest character n-gram; 0 for none.</summary>
    public int MaxLetters { get; init; } = 4;

    /// <summary>Gets the words of the longest word n-gram.</summary>
    public int WordNgrams { get; init; } = 1;

    /// <summary>Gets how probabilities are made: softmax or hierarchical softmax.</summary>
    public ClassifierLoss Loss { get; init; } = ClassifierLoss.Softmax;

    /// <summary>Gets the seed of first weights and of the order of the texts.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the name of what cut the texts into words; empty if they are taken as they stand.</summary>
    public string Segmenter { get; init; } = "";
}
