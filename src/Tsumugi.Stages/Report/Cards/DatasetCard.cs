using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>The card that goes with a dataset: a head for machines, as Hugging Face reads it, and sections for people.</summary>
/// <remarks>What only people can know is marked as to be filled in; everything else comes from recipe, counters and ledgers.</remarks>
internal static class DatasetCard
{
    /// <summary>Writes a card.</summary>
    public static void Write(string path, ReportFacts facts, Tongue tongue) => File.WriteAllText(path, Render(facts, tongue), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Renders a card.</summary>
    public static string Render(ReportFacts facts, Tongue tongue)
    {
        MarkdownWriter card = new(tongue);
        CardHead.Write(card, facts);
        CardOverview.Write(card, facts);
        CardSources.Write(card, facts);
        CardMaking.Write(card, facts);
        CardFilters.Write(card, facts);
        CardDuplicates.Write(card, facts);
        CardContamination.Write(card, facts);
        CardPrivacy.Write(card, facts);
        CardLimits.Write(card, facts);
        CardFields.Write(card);
        CardVerification.Write(card, facts);
        return card.ToString();
    }
}
