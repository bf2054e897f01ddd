namespace Tsumugi.Models.Classifier;

/// <summary>Finds the rows that a text adds up: its words, their character n-grams, and runs of words.</summary>
/// <remarks>
/// As in fastText 0.9.2 (dictionary.cc: getLine, addSubwords, addWordNgrams): only ASCII white space and NUL part words, so U+3000 does not; the line end is a word.
/// A line break within the text is white space like any other. For one worker; its buffers grow to the longest text and stay.
/// </remarks>
internal sealed class FeatureScanner(FastTextArguments arguments, FastTextVocabulary vocabulary)
{
    private readonly uint _buckets = (uint)arguments.Buckets;
    private readonly ulong _reciprocal = arguments.Buckets > 0 ? (ulong.MaxValue / (uint)arguments.Buckets) + 1 : 0;
    private byte[] _framed = new byte[64];
    private int[] _rows = new int[256];
    private int[] _hashes = new int[64];
    private int _rowCount;
    private int _hashCount;

    /// <summary>Finds the rows of a text in UTF-8.</summary>
    public ReadOnlySpan<int> Scan(ReadOnlySpan<byte> text)
    {
        _rowCount = 0;
        _hashCount = 0;
        bool ended = false;
        for (int at = 0; at < text.Length && !ended;)
        {
            if (IsSpace(text[at]))
            {
                at++;
                continue;
            }

            int start = at;
            while (at < text.Length && !IsSpace(text[at]))
            {
                at++;
            }

            ReadOnlySpan<byte> word = text[start..at];
            AddWord(word);
            ended = word.SequenceEqual("</s>"u8);
        }

        if (!ended)
        {
            AddWord("</s>"u8);
        }

        AddWordNgrams();
        return _rows.AsSpan(0, _rowCount);
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (>= 9 and <= 13) or 0;

    private void AddWord(ReadOnlySpan<byte> word)
    {
        uint hash = WordTable.HashOf(word);
        int id = vocabulary.Entries.Find(word, hash);
        if (id >= vocabulary.Words || (id < 0 && word.StartsWith("__label__"u8)))
        {
            return;
        }

        if (id >= 0)
        {
            AddRow(id);
        }

        if (arguments.MaxLetters > 0 && !word.SequenceEqual("</s>"u8))
        {
            AddLetters(word);
        }

        if (arguments.WordNgrams > 1)
        {
            if (_hashCount == _hashes.Length)
            {
                Array.Resize(ref _hashes, _hashCount * 2);
            }

            _hashes[_hashCount++] = (int)hash;
        }
    }

    private void AddLetters(ReadOnlySpan<byte> word)
    {
        int length = word.Length + 2;
        if (_framed.Length < length)
        {
            _framed = new byte[length * 2];
        }

        _framed[0] = (byte)'<';
        word.CopyTo(_framed.AsSpan(1));
        _framed[length - 1] = (byte)'>';
        ReadOnlySpan<byte> framed = _framed.AsSpan(0, length);
        if (_buckets == 0)
        {
            return;
        }

        for (int start = 0; start < framed.Length; start++)
        {
            if ((framed[start] & 0xC0) != 0x80)
            {
                AddLettersFrom(framed, start);
            }
        }
    }

    private void AddLettersFrom(ReadOnlySpan<byte> framed, int start)
    {
        uint hash = 2166136261;
        int at = start;
        for (int letters = 1; at < framed.Length && letters <= arguments.MaxLetters; letters++)
        {
            do
            {
                hash = (hash ^ (uint)(sbyte)framed[at]) * 16777619;
                at++;
            }
            while (at < framed.Length && (framed[at] & 0xC0) == 0x80);

            // A bracket alone says nothing.
            if (letters >= arguments.MinLetters && !(letters == 1 && (start == 0 || at == framed.Length)))
            {
                AddBucket((int)Modulo(hash));
            }
        }
    }

    /// <summary>Divides by multiplying: the remainder is the high half of (low half of hash × reciprocal) × divisor (Lemire, Kaser and Kurz 2019).</summary>
    private uint Modulo(uint hash) => (uint)Math.BigMul(_reciprocal * hash, _buckets, out _);

    private void AddWordNgrams()
    {
        if (_buckets == 0)
        {
            return;
        }

        for (int i = 0; i < _hashCount; i++)
        {
            ulong hash = (ulong)_hashes[i];
            int end = (int)Math.Min(_hashCount, (long)i + arguments.WordNgrams);
            for (int j = i + 1; j < end; j++)
            {
                hash = (hash * 116049371) + (ulong)_hashes[j];
                AddBucket((int)(hash % _buckets));
            }
        }
    }

    private void AddBucket(int bucket)
    {
        int row = vocabulary.RowOfBucket(bucket);
        if (row >= 0)
        {
            AddRow(row);
        }
    }

    private void AddRow(int row)
    {
        if (_rowCount == _rows.Length)
        {
            Array.Resize(ref _rows, _rowCount * 2);
        }

        _rows[_rowCount++] = row;
    }
}
