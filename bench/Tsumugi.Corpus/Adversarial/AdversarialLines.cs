using System.Globalization;
using System.Text;

namespace Tsumugi.Corpus.Adversarial;

/// <summary>Writes the lines of adversarial corpora.</summary>
/// <param name="path">The file to write.</param>
/// <param name="seed">Another corpus of the same kind.</param>
public sealed class AdversarialLines(string path, ulong seed) : IDisposable
{
    private const string Sentence = "紡績の工場は川のほとりに建てられ、水車の力で糸を紡いでいた。やがて蒸気の機関が入り、夜も明かりが消えることはなかった。";
    private const int TemplateLetters = 450;

    private readonly StreamWriter _file = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
    private SplitMix _random = new(seed);

    /// <summary>Gets the documents written.</summary>
    public long Documents { get; private set; }

    /// <summary>Writes one text so many times.</summary>
    /// <returns>How many must be kept.</returns>
    public string Identical(int documents)
    {
        string text = Sentence + Sentence[10..] + Letters(200);
        for (int i = 0; i < documents; i++)
        {
            Add(text);
        }

        return "1";
    }

    /// <summary>Writes empty texts and ones of three letters in turn; empty ones are no duplicates of each other.</summary>
    /// <returns>How many must be kept.</returns>
    public string Short(int documents)
    {
        HashSet<string> different = new(StringComparer.Ordinal);
        int empty = 0;
        for (int i = 0; i < documents; i++)
        {
            string text = i % 2 == 0 ? "" : Hiragana(3);
            empty += text.Length == 0 ? 1 : 0;
            different.Add(text);
            Add(text);
        }

        different.Remove("");
        return (empty + different.Count).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a quarter each of empty, short, identical and different texts.</summary>
    /// <returns>How many must be kept.</returns>
    public string Mixed(int documents)
    {
        HashSet<string> different = new(StringComparer.Ordinal);
        int empty = 0;
        for (int i = 0; i < documents; i++)
        {
            string text = (i % 4) switch { 0 => "", 1 => Hiragana(3), 2 => Sentence, _ => Letters(120) };
            empty += text.Length == 0 ? 1 : 0;
            different.Add(text);
            Add(text);
        }

        different.Remove("");
        return (empty + different.Count).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Writes one giant text among a thousand usual ones, or two that differ in one letter of a thousand.</summary>
    /// <returns>How many must be kept.</returns>
    public string Giant(long bytes, bool twins)
    {
        int letters = (int)(bytes / 3);
        char[] giant = Letters(letters).ToCharArray();
        for (int i = 0; i < 1000; i++)
        {
            Add(Letters(400));
            if (i == 500)
            {
                Add(giant);
            }
        }

        if (twins)
        {
            for (int at = 500; at < giant.Length; at += 1000)
            {
                giant[at] = 'あ';
            }

            Add(giant);
        }

        return "1001";
    }

    /// <summary>Writes a corpus of which every second document is a template and a tail, so that the similarity of two of them lies around 0.8.</summary>
    /// <remarks>With T shingles of the template and tails of a and b, it is T / (T + a + b): 0.8 for a + b = T / 4. Tails are T / 8 ± 12 %.</remarks>
    /// <returns>How many must be kept at least: those without the template.</returns>
    public string Bucket(int documents)
    {
        string template = Letters(TemplateLetters);
        int usual = 0;
        for (int i = 0; i < documents; i++)
        {
            bool isUsual = i % 2 == 0;
            usual += isUsual ? 1 : 0;
            Add(isUsual ? Letters(TemplateLetters) : template + Letters((TemplateLetters / 8) - 7 + _random.Below(15)));
        }

        return string.Create(CultureInfo.InvariantCulture, $"≥ {usual + 1}");
    }

    public void Dispose() => _file.Dispose();

    private string Letters(int count) => Draw(count, '\u4E00', 20_000);

    private string Hiragana(int count) => Draw(count, 'ぁ', 80);

    private string Draw(int count, char first, int different)
    {
        char[] letters = new char[count];
        for (int i = 0; i < count; i++)
        {
            letters[i] = (char)(first + _random.Below(different));
        }

        return new string(letters);
    }

    /// <summary>Writes a text that needs no escapes.</summary>
    private void Add(ReadOnlySpan<char> text)
    {
        _file.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"d{Documents:d7}\",\"text\":\""));
        _file.Write(text);
        _file.Write("\"}\n");
        Documents++;
    }
}
