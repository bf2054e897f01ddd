namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>One reading of one or more word lists; the number is its place in <see cref="Lexicons.All"/>.</summary>
internal enum LexiconList
{
    /// <summary>Swallow's: longest match, no boundaries.</summary>
    SwallowNg,

    /// <summary>llm-jp's adult words.</summary>
    LlmJpAdult,

    /// <summary>llm-jp's discriminating words.</summary>
    LlmJpDiscrimination,

    /// <summary>llm-jp's words of violence.</summary>
    LlmJpViolence,

    /// <summary>HojiChar's adult words.</summary>
    HojicharAdult,

    /// <summary>HojiChar's discriminating words.</summary>
    HojicharDiscrimination,

    /// <summary>HojiChar's words of violence.</summary>
    HojicharViolence,

    /// <summary>HojiChar's advertisement phrases.</summary>
    HojicharAdvert,

    /// <summary>HojiChar's adult words as Uzushio finds them.</summary>
    UzushioAdult,

    /// <summary>HojiChar's discriminating words as Uzushio finds them.</summary>
    UzushioDiscrimination,

    /// <summary>Uzushio's own list.</summary>
    UzushioNg,

    /// <summary>The Japanese list of LDNOOBW as C4's filter uses it.</summary>
    LdnoobwJapanese,

    /// <summary>Adult words of all lists, at word boundaries.</summary>
    Adult,

    /// <summary>Words of violence of all lists, at word boundaries.</summary>
    Violence,

    /// <summary>Discriminating words of all lists, at word boundaries.</summary>
    Discrimination,

    /// <summary>Advertisement phrases, at word boundaries.</summary>
    Advert,

    /// <summary>Words of gambling, at word boundaries.</summary>
    Gambling,

    /// <summary>Words of illegal drugs, at word boundaries.</summary>
    Drugs,

    /// <summary>Words of fraud, at word boundaries.</summary>
    Scam,

    /// <summary>Words of news, law, medicine, teaching and help, at word boundaries: they speak against harm.</summary>
    Context,
}
