namespace Tsumugi.Stages.Extract;

/// <summary>What is kept of ruby, the small readings beside kanji.</summary>
public enum RubyStyle
{
    /// <summary>The base alone: 漢字.</summary>
    Base,

    /// <summary>The base and its reading in parentheses: 漢字（かんじ）.</summary>
    Both,
}
