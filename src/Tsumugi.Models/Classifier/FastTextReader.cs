using System.Runtime.InteropServices;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Classifier;

/// <summary>Reads classifiers in fastText's format: dense (`.bin`), quantised and pruned (`.ftz`), of any loss.</summary>
/// <remarks>
/// Layout as written by fastText 0.9.2 (fasttext.cc saveModel, dictionary.cc, quantmatrix.cc, productquantizer.cc). Every count is held against the bytes that are left
/// before room is made, and against the other counts before it is used.
/// </remarks>
public static class FastTextReader
{
    /// <summary>Letters of the longest n-gram that is believed; models in use have up to 10.</summary>
    private const int MostLetters = 64;

    private const int MostNumbers = 1 << 20;
    private const int BufferBytes = 1 << 16;

    /// <summary>Reads a file.</summary>
    /// <exception cref="TsumugiException">TSU5300 to TSU5303: it is something else, damaged, no classifier or too large.</exception>
    public static FastTextModel Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        return Read(file, path);
    }

    /// <summary>Reads a stream whose length is known.</summary>
    /// <param name="stream">The stream, at the beginning of the model.</param>
    /// <param name="place">What it is called in messages.</param>
    /// <exception cref="TsumugiException">TSU5300 to TSU5303: it is something else, damaged, no classifier or too large.</exception>
    public static FastTextModel Read(Stream stream, string place)
    {
        ModelBytes bytes = new(stream, place);
        FastTextArguments arguments = ReadArguments(bytes);
        FastTextVocabulary vocabulary = ReadVocabulary(bytes, arguments);
        bool isQuantised = bytes.Flag();
        IRows input = isQuantised ? ReadQuantised(bytes, arguments) : ReadDense(bytes, arguments);
        bool isOutputQuantised = bytes.Flag();
        IRows output = isQuantised && isOutputQuantised ? ReadQuantised(bytes, arguments) : ReadDense(bytes, arguments);
        long rows = vocabulary.Words + (vocabulary.IsPruned ? vocabulary.KeptRows : (long)arguments.Buckets);
        if (input.Rows < rows || (vocabulary.IsPruned && !isQuantised))
        {
            FastTextFaults.ThrowDamaged(place, $"the vocabulary needs {rows} rows, the matrix has {input.Rows}", $"語彙に必要な {rows} 行に対し、行列は {input.Rows} 行です");
        }

        if (output.Rows < vocabulary.Labels.Count)
        {
            FastTextFaults.ThrowDamaged(place, $"there are {vocabulary.Labels.Count} labels, and {output.Rows} rows for them", $"ラベルが {vocabulary.Labels.Count} 個あるのに、その行は {output.Rows} 行です");
        }

        return new FastTextModel(arguments, vocabulary, input, output, ReadSegmenter(bytes));
    }

    private static FastTextArguments ReadArguments(ModelBytes bytes)
    {
        if (bytes.Left < 8 || bytes.Int32() != FastTextWriter.Magic)
        {
            FastTextFaults.ThrowForeign(bytes.Place, new Phrase("this is no fastText model", "fastText のモデルではありません"));
        }

        int version = bytes.Int32();
        if (version is not (11 or FastTextWriter.Version))
        {
            FastTextFaults.ThrowForeign(bytes.Place, new Phrase($"the format has version {version}", $"形式の版が {version} です"));
        }

        int dimension = bytes.Int32();
        FastTextArguments read = new()
        {
            Dimension = dimension,
            Window = bytes.Int32(),
            Epochs = bytes.Int32(),
            MinCount = bytes.Int32(),
            Negatives = bytes.Int32(),
            WordNgrams = bytes.Int32(),
            Loss = (ClassifierLoss)bytes.Int32(),
            Model = bytes.Int32(),
            Buckets = bytes.Int32(),
            MinLetters = bytes.Int32(),
            MaxLetters = bytes.Int32(),
            RateUpdates = bytes.Int32(),
            Sampling = bytes.Double(),
        };
        if (read.Model is 1 or 2)
        {
            FastTextFaults.ThrowNoClassifier(bytes.Place);
        }

        bool fits = dimension is >= 1 and <= MostNumbers && read.Model == FastTextArguments.Supervised && Enum.IsDefined(read.Loss)
            && read.Buckets >= 0 && read.WordNgrams is >= 0 and <= MostLetters && read.MinLetters is >= 0 and <= MostLetters && read.MaxLetters is >= 0 and <= MostLetters;
        if (!fits)
        {
            FastTextFaults.ThrowDamaged(bytes.Place, "its settings cannot be", "設定の値がありえません");
        }

        // Files of version 11 were trained without character n-grams, whatever they say (fasttext.cc, loadModel).
        return version == 11 ? read with { MaxLetters = 0 } : read;
    }

    private static FastTextVocabulary ReadVocabulary(ModelBytes bytes, FastTextArguments arguments)
    {
        int size = bytes.Int32();
        int words = bytes.Int32();
        int labels = bytes.Int32();
        long tokens = bytes.Int64();
        long kept = bytes.Int64();
        if (size < 0 || words < 0 || labels < 0 || (long)words + labels != size || tokens < 0 || kept < -1)
        {
            FastTextFaults.ThrowDamaged(bytes.Place, $"a vocabulary of {size} cannot hold {words} words and {labels} labels", $"語彙 {size} 個に、単語 {words} 個とラベル {labels} 個は入りません");
        }

        if (labels == 0)
        {
            FastTextFaults.ThrowNoClassifier(bytes.Place);
        }

        // An entry has at least its NUL, its count and its kind.
        bytes.Expect(size, 10);
        WordTable entries = new(size);
        long[] counts = new long[size];
        List<byte> word = [];
        long labelled = 0;
        for (int i = 0; i < size; i++)
        {
            bytes.Word(word);
            ReadOnlySpan<byte> letters = CollectionsMarshal.AsSpan(word);
            entries.Append(letters, WordTable.HashOf(letters));
            counts[i] = bytes.Int64();
            int kind = bytes.Byte();
            if (kind != (i < words ? 0 : 1) || counts[i] < 0 || counts[i] >= LabelTree.Unmade || (labelled += kind * counts[i]) >= LabelTree.Unmade)
            {
                FastTextFaults.ThrowDamaged(bytes.Place, $"entry {i} of the vocabulary has kind {kind} and count {counts[i]}", $"語彙の {i} 番目の種類が {kind}、回数が {counts[i]} です");
            }
        }

        return new FastTextVocabulary(entries, words, counts, tokens, kept < 0 ? null : ReadKept(bytes, kept, arguments));
    }

    private static KeptBuckets ReadKept(ModelBytes bytes, long count, FastTextArguments arguments)
    {
        bytes.Expect(count, 8);
        KeptBuckets kept = new((int)count);
        for (long i = 0; i < count; i++)
        {
            int bucket = bytes.Int32();
            int row = bytes.Int32();
            if (bucket < 0 || bucket >= arguments.Buckets || row < 0 || row >= count || !kept.Add(bucket, row))
            {
                FastTextFaults.ThrowDamaged(bytes.Place, $"bucket {bucket} is kept as row {row} of {count}", $"バケット {bucket} が {count} 行中の {row} 行目とあります");
            }
        }

        return kept;
    }

    private static DenseRows ReadDense(ModelBytes bytes, FastTextArguments arguments)
    {
        long rows = bytes.Int64();
        long columns = bytes.Int64();
        CheckShape(bytes, rows, columns, arguments);
        bytes.Expect(rows, checked((int)columns * sizeof(float)));
        return new DenseRows(bytes.Floats(rows * columns), (int)columns);
    }

    private static QuantisedRows ReadQuantised(ModelBytes bytes, FastTextArguments arguments)
    {
        bool hasLengths = bytes.Flag();
        long rows = bytes.Int64();
        long columns = bytes.Int64();
        CheckShape(bytes, rows, columns, arguments);
        int size = bytes.Int32();
        byte[] codes = bytes.Bytes(size);
        ProductQuantiser quantiser = ReadQuantiser(bytes, (int)columns);
        if (rows > size || rows * quantiser.Parts != size)
        {
            FastTextFaults.ThrowDamaged(bytes.Place, $"{size} codes are not {rows} rows of {quantiser.Parts}", $"符号 {size} 個が {rows} 行 × {quantiser.Parts} 個になりません");
        }

        return hasLengths ? new QuantisedRows(rows, codes, quantiser, bytes.Bytes(rows), ReadQuantiser(bytes, 1)) : new QuantisedRows(rows, codes, quantiser, null, null);
    }

    private static ProductQuantiser ReadQuantiser(ModelBytes bytes, int columns)
    {
        int dimension = bytes.Int32();
        int parts = bytes.Int32();
        int width = bytes.Int32();
        int last = bytes.Int32();
        if (dimension != columns || parts < 1 || width < 1 || last < 1 || last > width || ((parts - 1L) * width) + last != columns)
        {
            FastTextFaults.ThrowDamaged(bytes.Place, $"{parts} parts of {width} and {last} do not make a row of {columns}", $"幅 {width}・末尾 {last} の {parts} 部分では {columns} 個の行になりません");
        }

        return new ProductQuantiser(columns, parts, width, last, bytes.Floats((long)columns * ProductQuantiser.Centroids));
    }

    private static void CheckShape(ModelBytes bytes, long rows, long columns, FastTextArguments arguments)
    {
        if (columns != arguments.Dimension || rows < 0 || rows > int.MaxValue)
        {
            FastTextFaults.ThrowDamaged(bytes.Place, $"a matrix is {rows} × {columns}, expected rows of {arguments.Dimension}", $"行列が {rows} × {columns} です。各行は {arguments.Dimension} 個のはずです");
        }
    }

    /// <summary>Reads what `tsumugi classify train` adds behind the model, where fastText does not look; anything else there is passed over, as fastText does.</summary>
    private static string ReadSegmenter(ModelBytes bytes)
    {
        if (bytes.Left < FastTextWriter.Trailer.Length + 1 || bytes.Left > FastTextWriter.LongestTrailer)
        {
            return "";
        }

        byte[] rest = bytes.Bytes(bytes.Left);
        return rest.AsSpan().StartsWith(FastTextWriter.Trailer) ? Encoding.UTF8.GetString(rest.AsSpan(FastTextWriter.Trailer.Length)) : "";
    }

}
