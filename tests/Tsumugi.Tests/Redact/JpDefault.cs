using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Steps;
using Tsumugi.Text;

namespace Tsumugi.Tests.Redact;

/// <summary>The policy of <c>presets/privacy/jp-default.yaml</c> as an object, and edits carried out.</summary>
public static class JpDefault
{
    public static RedactionPolicy Policy { get; } = new(
        "jp-default",
        "",
        "",
        [
            new("my-number", RedactionAction.Destroy, "〔個人番号削除〕", "", ""),
            new("email", RedactionAction.Mask, "〔メールアドレス〕", "", ""),
            new("phone", RedactionAction.Mask, "〔電話番号〕", "", ""),
            new("business-phone", RedactionAction.Keep, "", "", ""),
        ]);

    public static string Apply(ITextEditor editor, string text)
    {
        var target = new TextBuffer();
        TextEdits.Apply(text, Find(editor, text), target);
        return target.ToString();
    }

    public static List<TextEdit> Find(ITextEditor editor, string text)
    {
        var edits = new List<TextEdit>();
        editor.Find(text, edits);
        return edits;
    }

    /// <summary>Says what every editor owes: edits in order, in range, apart, whole letters, and nothing left for a second run.</summary>
    public static bool IsLawful(ITextEditor editor, string text)
    {
        int end = 0;
        foreach (TextEdit edit in Find(editor, text))
        {
            if (edit.Span.Start < end || edit.Span.Length <= 0 || edit.Span.End > text.Length || Splits(text, edit.Span.Start) || Splits(text, edit.Span.End))
            {
                return false;
            }

            end = edit.Span.End;
        }

        string once = Apply(editor, text);
        return Apply(editor, once) == once;
    }

    private static bool Splits(string text, int at) => at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
