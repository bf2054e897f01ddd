using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Classifier;

/// <summary>Learns to tell labels of texts apart, as `fasttext supervised` does: averaged embeddings, stochastic gradient descent, a rate that falls to 0.</summary>
/// <remarks>
/// One thread, and so the same weights for the same texts, settings and seed. Texts are kept in memory as UTF-8, in the order in which they are added; every epoch sees them
/// in another order. Use: <see cref="Add"/> for each text, then <see cref="Train"/> once.
/// </remarks>
/// <param name="settings">How to train.</param>
public sealed class ClassifierTrainer(ClassifierSettings settings)
{
    /// <summary>Bytes of the longest word that can have a row: whole sentences without a space are no words.</summary>
    private const int LongestWord = 60;

    private readonly WordTable _labels = new();
    private readonly List<long> _labelCounts = [];
    private readonly List<(byte[] Text, int Label)> _examples = [];

    /// <summary>Gets how many texts were added.</summary>
    public int Examples => _examples.Count;

    /// <summary>Gets how many different labels they have.</summary>
    public int Labels => _labels.Count;

    /// <summary>Adds a text; white space in the label becomes `_`, since it would end it.</summary>
    public void Add(string label, ReadOnlySpan<byte> text)
    {
        string bare = label.StartsWith(FastTextVocabulary.LabelMark, StringComparison.Ordinal) ? label[FastTextVocabulary.LabelMark.Length..] : label;
        string name = FastTextVocabulary.LabelMark + string.Concat(bare.Select(letter => letter is ' ' or (>= '\t' and <= '\r') or '\0' ? '_' : letter));
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(name);
        int id = _labels.Add(bytes, WordTable.HashOf(bytes));
        if (id == _labelCounts.Count)
        {
            _labelCounts.Add(0);
        }

        _labelCounts[id]++;
        _examples.Add((text.ToArray(), id));
    }

    /// <summary>Trains the model.</summary>
    /// <param name="place">What the training lines are called in messages.</param>
    /// <param name="epochDone">Told the number of each epoch that ends and its mean loss in nats; may be null.</param>
    /// <param name="stopping">Stops the training.</param>
    /// <exception cref="TsumugiException">TSU5304 or TSU5305: there are fewer than two labels, or the weights ran away.</exception>
    public FastTextModel Train(string place, Action<int, double>? epochDone = null, CancellationToken stopping = default)
    {
        if (_labels.Count < 2)
        {
            throw FastTextFaults.NothingToLearn(place, _examples.Count, _labels.Count);
        }

        int[] order = [.. Enumerable.Range(0, _labels.Count).OrderByDescending(label => _labelCounts[label]).ThenBy(label => label, Comparer<int>.Create((a, b) => _labels[a].SequenceCompareTo(_labels[b])))];
        int[] places = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            places[order[i]] = i;
        }

        FastTextModel model = NewModel(order);
        ClassifierDescent descent = new(model);
        SeedSequence random = new(settings.Seed ^ 0xC1A551F1E2);
        int[] turns = [.. Enumerable.Range(0, _examples.Count)];
        for (int epoch = 0; epoch < settings.Epochs; epoch++)
        {
            double loss = 0;
            for (int i = 0; i < turns.Length; i++)
            {
                int other = i + random.Below(turns.Length - i);
                (turns[i], turns[other]) = (turns[other], turns[i]);
                stopping.ThrowIfCancellationRequested();
                double done = (epoch + ((double)i / turns.Length)) / settings.Epochs;
                (byte[] text, int label) = _examples[turns[i]];
                loss += descent.Step(text, places[label], (float)(settings.Rate * (1 - done)));
            }

            if (!double.IsFinite(loss))
            {
                throw FastTextFaults.Diverged(place);
            }

            epochDone?.Invoke(epoch + 1, loss / turns.Length);
        }

        return model;
    }

    private FastTextModel NewModel(int[] labelOrder)
    {
        bool hasNgrams = settings.MaxLetters > 0 || settings.WordNgrams > 1;
        FastTextArguments arguments = new()
        {
            Dimension = settings.Dimension,
            Epochs = settings.Epochs,
            MinCount = settings.MinCount,
            WordNgrams = settings.WordNgrams,
            Loss = settings.Loss,
            Buckets = hasNgrams ? settings.Buckets : 0,
            MinLetters = settings.MaxLetters > 0 ? settings.MinLetters : 0,
            MaxLetters = settings.MaxLetters,
        };
        (WordTable found, List<long> wordCounts) = CountWords();
        int[] kept = [.. Enumerable.Range(0, found.Count).Where(word => wordCounts[word] >= settings.MinCount || found[word].SequenceEqual("</s>"u8)).OrderByDescending(word => wordCounts[word]).ThenBy(word => word, Comparer<int>.Create((a, b) => found[a].SequenceCompareTo(found[b])))];
        WordTable entries = new(kept.Length + labelOrder.Length);
        long[] counts = new long[kept.Length + labelOrder.Length];
        foreach (int word in kept)
        {
            counts[entries.Append(found[word], WordTable.HashOf(found[word]))] = wordCounts[word];
        }

        foreach (int label in labelOrder)
        {
            counts[entries.Append(_labels[label], WordTable.HashOf(_labels[label]))] = _labelCounts[label];
        }

        FastTextVocabulary vocabulary = new(entries, kept.Length, counts, wordCounts.Sum() + _examples.Count, null);
        float[] input = new float[checked((long)(kept.Length + arguments.Buckets) * settings.Dimension)];
        SeedSequence random = new(settings.Seed);
        float reach = 1f / settings.Dimension;
        for (int i = 0; i < input.Length; i++)
        {
            input[i] = ((2 * random.Unit()) - 1) * reach;
        }

        return new FastTextModel(arguments, vocabulary, new DenseRows(input, settings.Dimension), new DenseRows(new float[labelOrder.Length * settings.Dimension], settings.Dimension), settings.Segmenter);
    }

    private (WordTable Words, List<long> Counts) CountWords()
    {
        WordTable words = new(1024);
        List<long> counts = [];
        foreach ((byte[] text, _) in _examples)
        {
            foreach (Range range in text.AsSpan().SplitAny(" \t\n\v\f\r\0"u8))
            {
                ReadOnlySpan<byte> word = text.AsSpan(range);
                if (word.Length is > 0 and <= LongestWord && !word.StartsWith("__label__"u8))
                {
                    Count(word);
                }
            }

            Count("</s>"u8);
        }

        return (words, counts);

        void Count(ReadOnlySpan<byte> word)
        {
            int id = words.Add(word, WordTable.HashOf(word));
            if (id == counts.Count)
            {
                counts.Add(0);
            }

            counts[id]++;
        }
    }
}
