using Tsumugi.Contracts.Privacy;
using Tsumugi.Engine.Recipes;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Scrub;

namespace Tsumugi.Tests.Redact.SpecialCare;

/// <summary>What the two policies that ship do with special-care-required personal information.</summary>
public sealed class CarePresetTests
{
    private const string Text = "篠田裕子さんは昨年、乳がんと診断され、03-1234-5678の病院に入院している。";

    private static readonly RedactionPolicy Default = Read("jp-default");
    private static readonly RedactionPolicy Strict = Read("jp-strict");

    [Fact]
    public void The_default_flags_each_label_and_strict_drops_the_document()
    {
        string[] labels = [.. Default.Kinds.Select(kind => kind.Kind).Where(IsCare)];
        Assert.Equal(11, labels.Length);
        Assert.All(labels, label => Assert.Equal((RedactionAction.Flag, RedactionAction.DropDocument), (Default.Of(label)!.Action, Strict.Of(label)!.Action)));
        Assert.All(labels, label => Assert.True(Default.Of(label)!.Because.Contains("APPI art. 2(3)", StringComparison.Ordinal) && Default.Of(label)!.BecauseJa.Contains("個人情報保護法第2条第3項", StringComparison.Ordinal), label));
    }

    [Fact]
    public void Strict_differs_in_nothing_else()
    {
        Assert.Equal(Default.Kinds.Where(kind => !IsCare(kind.Kind)), Strict.Kinds.Where(kind => !IsCare(kind.Kind)));
        Assert.Equal(Default.PeopleList!.Kinds, Strict.PeopleList!.Kinds);
        Assert.Equal(Default.PeopleList, Strict.PeopleList with { Kinds = Default.PeopleList.Kinds });
    }

    [Fact]
    public void A_flagged_statement_stays_and_what_is_masked_in_it_is_masked_alone()
    {
        var redaction = new Redaction();
        new Redactor(Default).Look(Text, redaction);
        Assert.Null(redaction.Drop);
        Assert.Equal(["care-medical-history", "care-treatment"], redaction.Flags.Select(flag => flag.Kind));
        Assert.Equal(["person-name", "phone"], redaction.Edits.Select(edit => edit.Kind));
        Assert.Equal("乳がんと診断され", Text[redaction.Flags[0].Span.Start..redaction.Flags[0].Span.End]);
    }

    [Fact]
    public void Strict_says_why_the_document_goes()
    {
        var redaction = new Redaction();
        new Redactor(Strict).Look(Text, redaction);
        Assert.Equal("privacy/care-medical-history", redaction.Drop);
    }

    [Fact]
    public void The_redactor_of_a_build_does_all_privacy_steps_but_the_scrub()
    {
        Assert.Equal(PrivacySteps.Redact | PrivacySteps.SpecialCare, new Redactor(Default).Privacy);
        Assert.Equal(PrivacySteps.All, new Redactor(Default, [new MyNumberScrubber(), .. RedactCatalog.All]).Privacy);
        Assert.Equal(PrivacySteps.None, new Redactor(Default, [new EmailDetector()]).Privacy);
        Assert.Equal(PrivacySteps.Scrub, new MyNumberScrubber().Privacy);
    }

    private static bool IsCare(string kind) => kind.StartsWith("care-", StringComparison.Ordinal);

    private static RedactionPolicy Read(string name)
        => PolicyReader.Read(File.ReadAllText(Path.Combine(Repository.Root, "presets", "privacy", name + ".yaml")), name, ["my-number", .. RedactCatalog.All.SelectMany(detector => detector.Kinds)]);
}
