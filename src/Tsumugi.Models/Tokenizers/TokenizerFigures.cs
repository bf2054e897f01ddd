using Tsumugi.Text;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Counts how well a tokenizer fits texts: as a whole, and for each script. One thread.</summary>
/// <remarks>
/// A token of several letters counts in parts for each of them, by bytes: of 行き one half is kanji's and one hiragana's. A letter in byte pieces has as many
/// tokens as bytes. What is counted is what the tokens stand for, which is the text itself unless the tokenizer changes letters.
/// </remarks>
public sealed class TokenizerFigures
{
    private readonly Tokenizer _tokenizer;
    private readonly TokenEncoder _encoder;
    private readonly long[] _used;
    private readonly ScriptFigures[] _scripts = [.. Enum.GetValues<TokenScript>().Select(script => new ScriptFigures(script))];
    private readonly List<int> _ids = [];
    private readonly ByteList _bytes = new();
    private readonly List<int> _owners = [];

    /// <summary>Begins.</summary>
    public TokenizerFigures(Tokenizer tokenizer) => (_tokenizer, _encoder, _used) = (tokenizer, tokenizer.CreateEncoder(), new long[tokenizer.VocabularySize]);

    /// <summary>Gets the number of texts.</summary>
    public long Texts { get; private set; }

    /// <summary>Gets the letters of the texts, in code points.</summary>
    public long Letters { get; private set; }

    /// <summary>Gets the tokens of the texts.</summary>
    public long Tokens => _used.Sum();

    /// <summary>Gets the letters per token.</summary>
    public double LettersPerToken => Ratio(Letters, Tokens);

    /// <summary>Gets the share of the tokens that are bytes.</summary>
    public double ByteShare => Ratio(Of(PieceKind.Byte).Sum(id => _used[id]), Tokens);

    /// <summary>Gets the share of the pieces of text that were met.</summary>
    public double UsedShare => Ratio(Of(PieceKind.Normal).Count(id => _used[id] > 0), Of(PieceKind.Normal).Count());

    /// <summary>Gets the figures of each script, in the order of <see cref="TokenScript"/>.</summary>
    public IReadOnlyList<ScriptFigures> Scripts => _scripts;

    /// <summary>Counts a text.</summary>
    public void Add(string text)
    {
        Texts++;
        Letters += CodePoints.Count(text);
        _ids.Clear();
        _encoder.Encode(text.AsSpan(), _ids);
        (_bytes.Length, int at) = (0, 0);
        _owners.Clear();
        foreach (int id in _ids)
        {
            _used[id]++;
            _bytes.Add(_tokenizer.Surface(id));
            for (; _owners.Count < _bytes.Length;)
            {
                _owners.Add(id);
            }
        }

        while (at < _bytes.Length)
        {
            int letter = Utf8Letters.Read(_bytes.Written[at..], out int length, out _);
            ScriptFigures script = _scripts[(int)Of(letter)];
            script.Letters++;
            script.InBytes += _tokenizer.Vocabulary.Kind(_owners[at]) == PieceKind.Byte ? 1 : 0;
            for (int end = at + length; at < end; at++)
            {
                script.Tokens += 1.0 / _tokenizer.Surface(_owners[at]).Length;
            }
        }
    }

    private static TokenScript Of(int letter) => LetterClasses.Of(letter) switch
    {
        LetterClass.Kanji or LetterClass.KanjiMark or LetterClass.KanjiBeyondBmp => TokenScript.Kanji,
        LetterClass.Hiragana or LetterClass.HiraganaMark => TokenScript.Hiragana,
        LetterClass.Katakana or LetterClass.KatakanaMark or LetterClass.LongMark or LetterClass.HalfKatakana => TokenScript.Katakana,
        LetterClass.Latin or LetterClass.LatinAccented or LetterClass.LatinWide => TokenScript.Latin,
        LetterClass.Digit or LetterClass.DigitWide => TokenScript.Digit,
        _ => TokenScript.Other,
    };

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private IEnumerable<int> Of(PieceKind kind) => Enumerable.Range(0, _used.Length).Where(id => _tokenizer.Vocabulary.Kind(id) == kind);
}
