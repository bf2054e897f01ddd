namespace Tsumugi.Models.Language;

/// <summary>Receives what <see cref="GramScanner"/> finds; a struct, so that the calls are compiled into the scan.</summary>
/// <remarks>The trainer and the identifier see the same grams, because there is one scanner.</remarks>
internal interface IGramSink
{
    /// <summary>One letter of a script that has no grams of its own.</summary>
    void Letter(Script script);

    /// <summary>One kanji or kana and its grams; a gram index below 0 means that there is none.</summary>
    /// <param name="script"><see cref="Script.Han"/> or <see cref="Script.Kana"/>.</param>
    /// <param name="one">Slot of the letter itself.</param>
    /// <param name="two">Slot of the pair that it ends.</param>
    /// <param name="three">Slot of the three letters that it ends.</param>
    void EastAsian(Script script, int one, int two, int three);

    /// <summary>One gram of a Latin or Cyrillic word, the blanks around the word included.</summary>
    void Gram(Script script, int slot);

    /// <summary>The end of a stretch of Latin words with nothing but blanks and light punctuation between them.</summary>
    /// <param name="words">Words in the stretch.</param>
    /// <param name="letters">Letters in the stretch.</param>
    void Words(int words, int letters);
}
