using Tsumugi.Contracts.Messages;
using YamlDotNet.Core;

namespace Tsumugi.Engine.Recipes;

/// <summary>Says in both languages what the YAML parser did not like: its own words are English and speak of scalars and flow sequences.</summary>
internal static class YamlFault
{
    private const string Twice = "Duplicate key ";

    private static readonly (string Theirs, Phrase Ours)[] Known =
    [
        ("invalid tab as indentation", new Phrase("a tab stands in the indentation", "字下げにタブが使われています")),
        ("did not find expected ',' or ']'", new Phrase("a `[` is not closed, or a `,` is missing", "`[` が閉じられていないか、`,` が抜けています")),
        ("did not find expected ',' or '}'", new Phrase("a `{` is not closed, or a `,` is missing", "`{` が閉じられていないか、`,` が抜けています")),
        ("did not find expected key", new Phrase("a line is not indented like those that it belongs to", "字下げが、対応するほかの行とそろっていません")),
        ("did not find expected '-' indicator", new Phrase("a line is not indented like the items of its list", "字下げが、一覧のほかの項目とそろっていません")),
        ("quoted scalar", new Phrase("a quotation mark is not closed", "引用符が閉じられていません")),
        ("found invalid mapping", new Phrase("expected a key with `: ` behind it, both ASCII", "「キー」と半角の `: ` の形になっていません")),
        ("could not find expected ':'", new Phrase("expected a key with `: ` behind it, both ASCII", "「キー」と半角の `: ` の形になっていません")),
        ("character that cannot start any token", new Phrase("a value begins with a letter that YAML keeps for itself", "値が YAML の特別な文字で始まっています")),
    ];

    /// <summary>Says whether a key stands twice in a mapping.</summary>
    public static bool IsTwice(YamlException broken) => Plain(broken).StartsWith(Twice, StringComparison.Ordinal);

    /// <summary>Says what is wrong.</summary>
    /// <param name="broken">What the parser threw.</param>
    public static Phrase Words(YamlException broken)
    {
        string message = Plain(broken);
        if (IsTwice(broken))
        {
            string key = message[Twice.Length..];
            return new Phrase($"the key `{key}` stands twice", $"キー `{key}` が二度書かれています");
        }

        foreach ((string theirs, Phrase ours) in Known)
        {
            if (message.Contains(theirs, StringComparison.Ordinal))
            {
                return ours;
            }
        }

        return new Phrase(message, message);
    }

    /// <summary>Finds the place of a fault; the parser does not say where a tab is.</summary>
    /// <param name="broken">What the parser threw.</param>
    /// <param name="yaml">The text.</param>
    /// <returns>Line and column, from one; (0, 0) if nobody knows.</returns>
    public static (long Line, long Column) Place(YamlException broken, string yaml)
    {
        if (broken.Start.Index > 0 || broken.Start.Line > 1)
        {
            return (broken.Start.Line, broken.Start.Column);
        }

        int line = 1;
        foreach (ReadOnlySpan<char> text in yaml.AsSpan().EnumerateLines())
        {
            int tab = text[..^text.TrimStart().Length].IndexOf('\t');
            if (tab >= 0 && !text.IsWhiteSpace())
            {
                return (line, tab + 1);
            }

            line++;
        }

        return (0, 0);
    }

    private static string Plain(YamlException broken)
    {
        string message = broken.InnerException?.Message ?? broken.Message;
        int colon = message.IndexOf("): ", StringComparison.Ordinal);
        return colon < 0 ? message : message[(colon + 3)..];
    }
}
