namespace Tsumugi.Models.Classifier;

/// <summary>The settings that a fastText file carries, in the order of its bytes (args.cc, save).</summary>
public sealed record FastTextArguments
{
    /// <summary>The number of a supervised model among fastText's kinds of models (1 and 2 are word vectors).</summary>
    public const int Supervised = 3;

    /// <summary>Gets the numbers of an embedding.</summary>
    public required int Dimension { get; init; }

    /// <summary>Gets the window of word vectors; without meaning here.</summary>
    public int Window { get; init; } = 5;

    /// <summary>Gets how often the trainer saw every line.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Gets how often a word had to stand in the lines to be in the vocabulary.</summary>
    public int MinCount { get; init; } = 1;

    /// <summary>Gets how many labels negative sampling drew.</summary>
    public int Negatives { get; init; } = 5;

    /// <summary>Gets the words of the longest word n-gram.</summary>
    public int WordNgrams { get; init; } = 1;

    /// <summary>Gets how probabilities are made.</summary>
    public ClassifierLoss Loss { get; init; } = ClassifierLoss.Softmax;

    /// <summary>Gets the kind of model: 3 for a classifier.</summary>
    public int Model { get; init; } = Supervised;

    /// <summary>Gets how many rows the n-grams share.</summary>
    public int Buckets { get; init; }

    /// <summary>Gets the letters of the shortest character n-gram.</summary>
    public int MinLetters { get; init; }

    /// <summary>Gets the letters of the longest character n-gram; 0 for none.</summary>
    public int MaxLetters { get; init; }

    /// <summary>Gets how many words fastText's trainer takes between two looks at its rate; without meaning here.</summary>
    public int RateUpdates { get; init; } = 100;

    /// <summary>Gets the sampling of frequent words of word vectors; without meaning here.</summary>
    public double Sampling { get; init; } = 1e-4;
}
