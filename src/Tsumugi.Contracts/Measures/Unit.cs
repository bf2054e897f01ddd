namespace Tsumugi.Contracts.Measures;

/// <summary>What a measured number counts.</summary>
public enum Unit
{
    /// <summary>A share from 0 to 1.</summary>
    Ratio,

    /// <summary>Unicode code points.</summary>
    Letters,

    /// <summary>UTF-8 bytes.</summary>
    Bytes,

    /// <summary>How many times, without a further unit.</summary>
    Count,

    /// <summary>Code points per sentence, line or word.</summary>
    LettersEach,

    /// <summary>A quotient of two counts that may pass 1.</summary>
    Quotient,

    /// <summary>The number of a classifier, on the scale of the numbers that the recipe gives its labels.</summary>
    Score,

    /// <summary>Bits per code point.</summary>
    BitsEach,
}
