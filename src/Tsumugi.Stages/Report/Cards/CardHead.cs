using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>The YAML head of a card, with the keys that Hugging Face's hub reads.</summary>
internal static class CardHead
{
    private static readonly (long Below, string Category)[] Sizes =
    [
        (1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10_000_000, "1M<n<10M"), (100_000_000, "10M<n<100M"),
        (1_000_000_000, "100M<n<1B"), (10_000_000_000, "1B<n<10B"), (100_000_000_000, "10B<n<100B"), (1_000_000_000_000, "100B<n<1T"),
    ];

    public static void Write(MarkdownWriter card, ReportFacts facts)
    {
        card.Line($"---");
        card.Line($"pretty_name: {new Verbatim(MarkdownText.Yaml(facts.Recipe.Name))}");
        WriteList(card, "license", facts.Recipe.Sources.Select(source => HubLicences.NameOf(source.Licence)));
        if (facts.Recipe.Sources.Any(source => HubLicences.NameOf(source.Licence) == HubLicences.Other))
        {
            card.Line($"license_name: {new Verbatim(MarkdownText.Yaml(string.Join("; ", facts.Recipe.Sources.Select(source => source.Licence).Where(licence => HubLicences.NameOf(licence) == HubLicences.Other).Distinct())))}");
        }

        WriteList(card, "language", facts.Languages.Where(language => language.Kept > 0 && language.Name.Length > 0).Select(language => language.Name));
        WriteList(card, "size_categories", [SizeOf(facts.Counts.Written.Documents)]);
        WriteList(card, "task_categories", ["text-generation"]);
        WriteList(card, "tags", ["tsumugi"]);
        card.Line($"configs:");
        card.Line($"  - config_name: default");
        card.Line($"    data_files: \"data/*\"");
        card.Line($"---");
        card.Line();
    }

    private static void WriteList(MarkdownWriter card, string key, IEnumerable<string> values)
    {
        List<string> distinct = [.. values.Distinct().Order(StringComparer.Ordinal).Select(MarkdownText.Yaml)];
        if (distinct.Count > 0)
        {
            card.Line($"{new Verbatim(key)}:");
            foreach (string value in distinct)
            {
                card.Line($"  - {new Verbatim(value)}");
            }
        }
    }

    private static string SizeOf(long documents)
    {
        foreach ((long below, string category) in Sizes)
        {
            if (documents < below)
            {
                return category;
            }
        }

        return "n>1T";
    }
}
