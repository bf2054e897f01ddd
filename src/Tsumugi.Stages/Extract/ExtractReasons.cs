namespace Tsumugi.Stages.Extract;

/// <summary>Why a page gave no text.</summary>
public static class ExtractReasons
{
    /// <summary>Nothing but markup, scripts and blanks.</summary>
    public const string NoText = "extract/no-text";

    /// <summary>The page only arranges other pages in frames.</summary>
    public const string Frameset = "extract/frameset";

    /// <summary>There is text, but all of it is navigation, notices or other boilerplate.</summary>
    public const string OnlyBoilerplate = "extract/only-boilerplate";

    /// <summary>More than a million elements or blocks: a data dump or an attack, which would cost memory without end.</summary>
    public const string TooManyElements = "extract/too-many-elements";
}
