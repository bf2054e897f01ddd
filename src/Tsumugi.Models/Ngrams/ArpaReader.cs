using System.Globalization;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Ngrams;

/// <summary>Reads ARPA text into a model; words that are single letters, or pieces of a tokenizer, are found in texts.</summary>
internal static class ArpaReader
{
    /// <summary>Bytes that an n-gram takes at least: a digit, a tab, a letter, a line break.</summary>
    private const int LeastBytes = 4;

    /// <summary>Reads a model.</summary>
    /// <exception cref="TsumugiException">TSU5311: it is no ARPA file. TSU5313: it is one with a fault, whose line is named.</exception>
    public static NgramModel Read(Stream stream, string place)
    {
        using StreamReader reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        Lines lines = new(reader, place);
        long[] counts = ReadCounts(lines, stream.Length, place);
        (Alphabet alphabet, Dictionary<string, int> symbolOf, List<(int Symbol, float Chance, float Weight)> words) = ReadWords(lines, counts[0]);
        NgramModel model = new(alphabet, counts);
        foreach ((int symbol, float chance, float weight) in words)
        {
            model.Add([symbol], chance, weight);
        }

        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> symbols = symbolOf.GetAlternateLookup<ReadOnlySpan<char>>();
        int[] gram = new int[counts.Length];
        for (int order = 2; order <= counts.Length; order++)
        {
            lines.Expect($"\\{order}-grams:");
            for (long i = 0; i < counts[order - 1]; i++)
            {
                ReadOnlySpan<char> rest = lines.Next();
                float chance = lines.Number(Field(ref rest));
                for (int k = 0; k < order; k++)
                {
                    if (!symbols.TryGetValue(Field(ref rest), out gram[k]))
                    {
                        throw lines.Fault($"an n-gram of order {order} has a word that is no unigram", $"{order} 次の n-gram に、1 次にない語があります");
                    }
                }

                model.Add(gram.AsSpan(0, order), chance, rest.IsEmpty ? 0 : lines.Number(Field(ref rest)));
            }
        }

        lines.Expect("\\end\\");
        return model;
    }

    private static long[] ReadCounts(Lines lines, long bytes, string place)
    {
        if (!lines.TryNext(out string first) || first != "\\data\\")
        {
            throw NgramFaults.Foreign(place);
        }

        List<long> counts = [];
        long left = bytes;
        while (lines.Next() is { } line && line.StartsWith("ngram ", StringComparison.Ordinal))
        {
            string[] parts = line["ngram ".Length..].Split('=', StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int order) || order != counts.Count + 1 || order > NgramSettings.MostOrder
                || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long count) || count > left / LeastBytes || count > 1 << 29)
            {
                throw lines.Fault($"`{line}` is no count that the file can hold, for orders from 1 to {NgramSettings.MostOrder}", $"`{line}` は、このファイルに入る個数（1–{NgramSettings.MostOrder} 次）ではありません");
            }

            counts.Add(count);
            left -= count * LeastBytes;
        }

        lines.Back();
        return counts.Count > 0 ? [.. counts] : throw lines.Fault("there is no `ngram 1=…`", "`ngram 1=…` がありません");
    }

    private static (Alphabet Alphabet, Dictionary<string, int> SymbolOf, List<(int Symbol, float Chance, float Weight)> Words) ReadWords(Lines lines, long count)
    {
        lines.Expect("\\1-grams:");
        if (count > NgramFile.MostSymbols)
        {
            throw lines.Fault($"{count} words, expected up to {NgramFile.MostSymbols}", $"語が {count} 個あります（上限 {NgramFile.MostSymbols} 個）");
        }

        List<string> names = [Alphabet.Names.Unknown, Alphabet.Names.Begin, Alphabet.Names.End];
        Dictionary<string, int> symbolOf = new(StringComparer.Ordinal) { [names[0]] = Alphabet.Unknown, ["<UNK>"] = Alphabet.Unknown, [names[1]] = Alphabet.Begin, [names[2]] = Alphabet.End };
        List<(int, float, float)> words = [];
        for (long i = 0; i < count; i++)
        {
            ReadOnlySpan<char> rest = lines.Next();
            float chance = lines.Number(Field(ref rest));
            string word = Field(ref rest).ToString();
            if (word.Length == 0)
            {
                throw lines.Fault("a unigram has no word", "1 次の n-gram に語がありません");
            }

            if (!symbolOf.TryGetValue(word, out int symbol))
            {
                symbolOf[word] = symbol = names.Count;
                names.Add(word);
            }

            words.Add((symbol, chance, rest.IsEmpty ? 0 : lines.Number(Field(ref rest))));
        }

        return (new Alphabet(names), symbolOf, words);
    }

    private static ReadOnlySpan<char> Field(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" \t");
        int end = rest.IndexOfAny(' ', '\t');
        ReadOnlySpan<char> field = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..].TrimStart(" \t");
        return field;
    }

    /// <summary>The lines that are not empty, with their numbers.</summary>
    private sealed class Lines(StreamReader reader, string place)
    {
        private long _number;
        private string _line = "";
        private bool _isBack;

        public bool TryNext(out string line)
        {
            if (_isBack)
            {
                _isBack = false;
                line = _line;
                return true;
            }

            while (reader.ReadLine() is { } read)
            {
                _number++;
                if (read.AsSpan().Trim(" \t").Length > 0)
                {
                    line = _line = read;
                    return true;
                }
            }

            line = "";
            return false;
        }

        public string Next() => TryNext(out string line) ? line : throw Fault("the file ends here", "ここでファイルが終わっています");

        public void Back() => _isBack = true;

        public void Expect(string wanted)
        {
            string line = Next();
            if (line.Trim() != wanted)
            {
                throw Fault($"found `{(line.Length > 60 ? line[..60] : line)}`, expected `{wanted}`", $"`{(line.Length > 60 ? line[..60] : line)}` ではなく `{wanted}` のはずです");
            }
        }

        public float Number(ReadOnlySpan<char> field) => float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number) ? number : throw Fault("a number cannot be read", "数値として読めません");

        public TsumugiException Fault(string english, string japanese) => new("TSU5313", ExitCode.InputMissing, string.Create(CultureInfo.InvariantCulture, $"{place}:{_number}"), new Phrase(english, japanese), new Phrase("the ARPA file is cut or was not written by a language model toolkit", "ARPA ファイルが途中で切れているか、言語モデルのツールが書いたものではありません"));
    }
}
