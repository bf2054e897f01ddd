using System.Collections.Frozen;

namespace Tsumugi.Stages.Extract.Aozora;

/// <summary>Puts letters and their accents together that are written apart: 〔Wu"rzburg〕, 〔e'tranger〕.</summary>
internal static class Accents
{
    // Mark, then base letters, then what they become; the marks are those that Aozora Bunko's list of annotations gives.
    private static readonly FrozenDictionary<string, string> Letters = Make(
        ("'", "AEIOUYaeiouycnsz", "ÁÉÍÓÚÝáéíóúýćńśź"),
        ("`", "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
        ("^", "AEIOUaeiou", "ÂÊÎÔÛâêîôû"),
        (":", "AEIOUaeiouy", "ÄËÏÖÜäëïöüÿ"),
        ("~", "ANOano", "ÃÑÕãñõ"),
        ("_", "AEIOUaeiou", "ĀĒĪŌŪāēīōū"),
        (",", "Cc", "Çç"),
        ("&", "Aas", "Ååß"),
        ("/", "OoLl", "ØøŁł"),
        ("@", "!?", "¡¿")).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Letters.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Says whether a bracket holds such letters: a Latin letter with a mark behind it.</summary>
    public static bool HasAny(ReadOnlySpan<char> text)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (Lookup.ContainsKey(text.Slice(i, 2)) || text[i..].StartsWith("ae&", StringComparison.OrdinalIgnoreCase) || text[i..].StartsWith("oe&", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes the text with its letters put together.</summary>
    public static void Write(ReadOnlySpan<char> text, Tsumugi.Text.TextBuffer into)
    {
        for (int i = 0; i < text.Length; i++)
        {
            ReadOnlySpan<char> rest = text[i..];
            string ligature = rest.StartsWith("ae&") ? "æ" : rest.StartsWith("AE&") ? "Æ" : rest.StartsWith("oe&") ? "œ" : rest.StartsWith("OE&") ? "Œ" : "";
            if (ligature.Length > 0)
            {
                into.Append(ligature);
                i += 2;
            }
            else if (rest.Length > 1 && Lookup.TryGetValue(rest[..2], out string? letter))
            {
                into.Append(letter);
                i++;
            }
            else
            {
                into.Append(rest[0]);
            }
        }
    }

    private static Dictionary<string, string> Make(params (string Mark, string Bases, string Letters)[] rows)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach ((string mark, string bases, string letters) in rows)
        {
            for (int i = 0; i < bases.Length; i++)
            {
                all[bases[i] + mark] = letters[i].ToString();
            }
        }

        return all;
    }
}
