using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Storage.Files;

namespace Tsumugi.Models.Ngrams;

/// <summary>Trains an interpolated modified Kneser-Ney model on lines of letters, or of a tokenizer's pieces, within a given memory, and writes it to a file.</summary>
/// <remarks>
/// <para>
/// Passes over sorted records, as KenLM's lmplz (Heafield and others 2013): (1) the longest n-grams are counted, sorted by their last symbol first; (2) one pass over them
/// gives the adjusted counts of all orders: a shorter n-gram counts in how many different symbols stand before it, unless it begins a line; (3) sorted by their first symbol,
/// all continuations of a context are together and give its discounted probabilities and weight; (4) sorted by their last symbol again, each order finds the shorter one
/// it is mixed with beside it.
/// </para>
/// <para>The same lines give the same bytes for any memory and number of workers. One thread calls: <see cref="Add"/> for each line, then <see cref="Write"/> once.</para>
/// </remarks>
public sealed class NgramTrainer : IDisposable
{
    private readonly NgramSettings _settings;
    private readonly Alphabet _alphabet;
    private readonly DirectoryInfo _folder;
    private readonly int _bits;
    private readonly RecordSorter _longest;
    private readonly LineSpeller _speller;

    /// <summary>Prepares a training over letters.</summary>
    public NgramTrainer(Alphabet alphabet, NgramSettings settings)
        : this(alphabet, null, settings)
    {
    }

    /// <summary>Prepares a training over the pieces of a tokenizer.</summary>
    /// <exception cref="TsumugiException">TSU5314: it has more pieces than a model can tell.</exception>
    public NgramTrainer(Tokenizer tokenizer, NgramSettings settings)
        : this(Alphabet.Of(tokenizer), tokenizer, settings)
    {
    }

    private NgramTrainer(Alphabet alphabet, Tokenizer? tokenizer, NgramSettings settings)
    {
        if (settings.Order is < 1 or > NgramSettings.MostOrder)
        {
            throw new ArgumentOutOfRangeException(nameof(settings), settings.Order, "the order is not from 1 to 6");
        }

        _speller = new LineSpeller(alphabet, tokenizer);
        _alphabet = alphabet;
        _settings = settings;
        _bits = NgramKey.BitsFor(alphabet.Count);
        _folder = settings.CreateFolder();
        _longest = new RecordSorter(_folder.FullName, "counts", _bits * settings.Order, settings.SortingBytes / 2);
    }

    /// <summary>Gets how many lines were added.</summary>
    public long Lines { get; private set; }

    /// <summary>Gets how many letters they have.</summary>
    public long Letters { get; private set; }

    /// <summary>Gets the discounts of each order, from 1 up, after <see cref="Write"/>.</summary>
    public IReadOnlyList<Discounts> Discounts { get; private set; } = [];

    /// <summary>Gets how many n-grams each order has, from 1 up, after <see cref="Write"/>.</summary>
    public IReadOnlyList<long> Counts { get; private set; } = [];

    /// <summary>Gets how many sorted parts of counts went to disk.</summary>
    public int PartsOnDisk => _longest.Parts;

    /// <summary>Adds the lines of a text that are not empty.</summary>
    public void AddText(ReadOnlySpan<char> text)
    {
        foreach (Range range in text.Split('\n'))
        {
            ReadOnlySpan<char> line = text[range].TrimEnd('\r');
            if (line.Length > 0)
            {
                Add(line);
            }
        }
    }

    /// <summary>Adds a line.</summary>
    public void Add(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<int> symbols = _speller.Spell(line);
        Lines++;
        Letters += _speller.Letters;
        int top = _bits * (_settings.Order - 1);

        // The last symbol stands highest; what stands before the begin of the line is nothing.
        UInt128 key = (UInt128)(Alphabet.Begin + 1) << top;
        foreach (int symbol in symbols[1..])
        {
            key = (key >> _bits) | ((UInt128)(symbol + 1) << top);
            _longest.Add(GramRecord.Counted(key, 1));
        }
    }

    /// <summary>Estimates the model and writes it.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="stopping">Stops the work.</param>
    /// <exception cref="TsumugiException">TSU5310: there is no line to learn from.</exception>
    public void Write(string path, CancellationToken stopping = default)
    {
        if (Lines == 0)
        {
            throw new TsumugiException("TSU5310", ExitCode.Usage, path, new Phrase("no line of text to learn from", "学習に使える行がありません"), new Phrase("the input is JSON Lines with a `text`, or with `--plain` lines of text", "入力は `text` を持つ JSON Lines、または `--plain` を付けた場合は 1 行 1 文の本文です"));
        }

        using KneserNey estimate = new(_alphabet, _settings, _folder.FullName);
        estimate.Count(_longest.Sorted(), stopping);
        _longest.Dispose();
        Discounts = estimate.Discounts;
        estimate.Weigh(stopping);
        AtomicFile.Replace(path, file => Counts = estimate.Write(file, stopping));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _longest.Dispose();
        _folder.Delete(recursive: true);
    }
}
