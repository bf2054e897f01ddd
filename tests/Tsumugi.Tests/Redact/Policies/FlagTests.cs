using System.Text;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;
using Tsumugi.Text;

namespace Tsumugi.Tests.Redact.Policies;

public sealed class FlagTests
{
    [Fact]
    public void What_is_noted_stays_in_the_text_and_is_told()
    {
        Redaction redaction = OnePolicy.Look(OnePolicy.Every(RedactionAction.Flag), "電話は090-1234-5678、taro@example.com");
        Assert.Empty(redaction.Edits);
        Assert.Equal(["phone", "email"], redaction.Flags.Select(flag => flag.Kind));
        Assert.Empty(JpDefault.Find(new Redactor(OnePolicy.Every(RedactionAction.Flag)), "電話は090-1234-5678"));
    }

    [Fact]
    public void A_noted_sentence_is_not_masked_for_the_number_in_it()
    {
        Redactor redactor = new(Mixed, [new Sentences(), new PhoneDetector()]);
        Redaction redaction = new();
        redactor.Look("病気の山田の電話は090-1234-5678です。次。", redaction);
        Assert.Equal("病気の山田の電話は〔電話番号〕です。次。", Apply("病気の山田の電話は090-1234-5678です。次。", redaction));
        TextEdit flag = Assert.Single(redaction.Flags);
        Assert.Equal(new TextSpan(0, 25), flag.Span);
        Assert.Equal(new TextSpan(0, 18), redaction.After(flag.Span));
    }

    /// <summary>The letters of a noted stretch are the same before and after, but for tokens that stand in it.</summary>
    [Fact]
    public void Noted_stretches_are_found_again_in_the_text_that_is_written() => Property.Holds(IdentifierText.Any, text =>
    {
        Redactor redactor = new(Mixed, [new Sentences(), new PhoneDetector()]);
        Redaction redaction = new();
        redactor.Look(text, redaction);
        string after = Apply(text, redaction);
        return redaction.Flags.TrueForAll(flag =>
        {
            TextSpan span = redaction.After(flag.Span);
            StringBuilder expected = new();
            int from = flag.Span.Start;
            foreach (TextEdit edit in redaction.Edits.Where(edit => edit.Span.End > flag.Span.Start && edit.Span.Start < flag.Span.End))
            {
                expected.Append(text, from, Math.Max(0, edit.Span.Start - from)).Append(edit.Replacement);
                from = edit.Span.End;
            }

            expected.Append(text, from, Math.Max(0, flag.Span.End - from));
            return after[span.Start..span.End] == expected.ToString();
        });
    });

    private static RedactionPolicy Mixed { get; } = new("mixed", "", "", [new("sentence", RedactionAction.Flag, "", "", ""), new("phone", RedactionAction.Mask, "〔電話番号〕", "", "")]);

    private static string Apply(string text, Redaction redaction)
    {
        TextBuffer after = new();
        TextEdits.Apply(text, redaction.Edits, after);
        return after.ToString();
    }

    private sealed class Sentences : ITextDetector
    {
        public IReadOnlyList<string> Kinds { get; } = ["sentence"];

        public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
        {
            int end = text.IndexOf('。');
            if (end > 0)
            {
                findings.Add(new TextEdit(new TextSpan(0, end + 1), "sentence", 1, "format", ""));
            }
        }
    }
}
