namespace Tsumugi.Stages.Extract;

/// <summary>Finds the programming language in a class: `language-js`, `lang-c++`, `highlight-python`.</summary>
internal static class CodeLanguage
{
    private const int LongestName = 20;

    // Longer ones first: `highlight-` is the front of `highlight-source-`. HTML Standard, the code element (language-); the others are usual in
    // generators of documents.
    private static readonly string[] Prefixes = ["language-", "highlight-source-", "highlight-", "lang-"];

    /// <summary>Finds the first name that is a language.</summary>
    /// <param name="value">The value of a class attribute.</param>
    /// <param name="name">The language, a stretch of the value.</param>
    public static bool TryFind(ReadOnlySpan<char> value, out ReadOnlySpan<char> name)
    {
        foreach (Range range in value.SplitAny(" \t\n\r\f"))
        {
            foreach (string prefix in Prefixes)
            {
                name = value[range];
                if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && IsLanguage(name[prefix.Length..]))
                {
                    name = name[prefix.Length..];
                    return true;
                }
            }
        }

        name = default;
        return false;
    }

    private static bool IsLanguage(ReadOnlySpan<char> name)
    {
        foreach (char letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '#' or '-' or '.' or '_'))
            {
                return false;
            }
        }

        return name.Length is > 0 and <= LongestName
            && name is not ("default" or "none" or "text" or "plain" or "plaintext" or "nohighlight" or "source" or "wrapper" or "content" or "inner" or "rouge" or "code" or "ja" or "en");
    }
}
