using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>The lexica of all eleven labels: one automaton for what a text is searched for, and one for what has to follow a term.</summary>
/// <remarks>Immutable; built on first use, some milliseconds.</remarks>
internal sealed class CareLexicon
{
    private CareLexicon()
    {
        Dictionary<string, List<string>>[] files = [.. Kinds.Select(LexiconFile.Read)];
        Anchors = new PhraseAutomaton(files.SelectMany(file => file.Where(section => section.Key != "state").SelectMany(section => section.Value)));
        States = new PhraseAutomaton(files.SelectMany(file => file["state"]));
        Terms = Labels(Anchors, files, "term");
        Wholes = Labels(Anchors, files, "whole");
        Titles = Labels(Anchors, files, "title");
        StateLabels = Labels(States, files, "state");
    }

    /// <summary>Gets the kinds, in the order of <see cref="CareLabel"/>.</summary>
    internal static IReadOnlyList<string> Kinds { get; } =
    [
        "care-race", "care-creed", "care-social-status", "care-medical-history", "care-criminal-record", "care-crime-victim",
        "care-disability", "care-health-check", "care-treatment", "care-criminal-procedure", "care-juvenile-procedure",
    ];

    /// <summary>Gets the lexica.</summary>
    internal static CareLexicon Instance { get; } = new();

    /// <summary>Gets the automaton of terms, whole statements and titles.</summary>
    internal PhraseAutomaton Anchors { get; }

    /// <summary>Gets the automaton of what follows a term.</summary>
    internal PhraseAutomaton States { get; }

    /// <summary>Gets the labels, a bit for each, for which an anchor is a term.</summary>
    internal int[] Terms { get; }

    /// <summary>Gets the labels for which an anchor is a whole statement.</summary>
    internal int[] Wholes { get; }

    /// <summary>Gets the labels for which an anchor is a title behind a name.</summary>
    internal int[] Titles { get; }

    /// <summary>Gets the labels of each phrase that follows a term.</summary>
    internal int[] StateLabels { get; }

    private static int[] Labels(PhraseAutomaton automaton, Dictionary<string, List<string>>[] files, string section)
    {
        Dictionary<string, int> labels = new(StringComparer.Ordinal);
        for (int label = 0; label < files.Length; label++)
        {
            foreach (string phrase in files[label].GetValueOrDefault(section, []))
            {
                labels[phrase] = labels.GetValueOrDefault(phrase) | (1 << label);
            }
        }

        return [.. automaton.Phrases.Select(phrase => labels.GetValueOrDefault(phrase))];
    }
}
