namespace Tsumugi.Stages.Redact.Names;

/// <summary>The lists of the gazetteer in which a word stands, in the order of `names.txt.gz`.</summary>
[Flags]
internal enum NameTraits
{
    /// <summary>In none.</summary>
    None = 0,

    /// <summary>One of the two thousand most frequent families.</summary>
    FrequentFamily = 1,

    /// <summary>Another family.</summary>
    RareFamily = 1 << 1,

    /// <summary>A given name.</summary>
    Given = 1 << 2,

    /// <summary>A given name that two dictionaries know, so that it counts without a family.</summary>
    GivenAlone = 1 << 3,

    /// <summary>A given name in hiragana, or the reading of one.</summary>
    Hiragana = 1 << 4,

    /// <summary>A name in katakana, most of them foreign.</summary>
    Katakana = 1 << 5,

    /// <summary>A place or company in katakana.</summary>
    Other = 1 << 6,

    /// <summary>A family in Latin letters.</summary>
    RomanFamily = 1 << 7,

    /// <summary>A given name in Latin letters.</summary>
    RomanGiven = 1 << 8,

    /// <summary>The reading of a family.</summary>
    Reading = 1 << 9,

    /// <summary>A family of history that is spoken of as a whole: 毛利氏.</summary>
    Clan = 1 << 10,

    /// <summary>No name of a person, though it looks like one.</summary>
    Stop = 1 << 11,

    /// <summary>Any family.</summary>
    Family = FrequentFamily | RareFamily,
}
