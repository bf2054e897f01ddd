using System.Text;

namespace Tsumugi.Stages.Redact.Names;

/// <summary>Adds evidence up to a score, and writes it down as the parts of a finding.</summary>
/// <remarks>
/// The weights are set by hand so that two independent signs are needed and one of them is a context: a family before an honorific (0.75), a full name
/// behind a label (1). Their effect is measured, not the weights themselves: `bench/privacy`.
/// </remarks>
internal static class NameScore
{
    /// <summary>What a finding needs at least.</summary>
    internal const double Threshold = 0.7;

    /// <summary>What a name without label and honorific reaches at most.</summary>
    private const double MostWithoutContext = 0.9;

    private static readonly (NameEvidence Evidence, double Weight, string Part)[] Weights =
    [
        (NameEvidence.Label, 0.4, "label"),
        (NameEvidence.Honorific, 0.35, "honorific"),
        (NameEvidence.Family, 0.4, "gazetteer-family"),
        (NameEvidence.RareFamily, 0.35, "gazetteer-family"),
        (NameEvidence.FamilyForm, 0.15, "family-form"),
        (NameEvidence.Given, 0.25, "gazetteer-given"),
        (NameEvidence.GivenForm, 0.15, "given-form"),
        (NameEvidence.Foreign, 0.45, "gazetteer-foreign"),
        (NameEvidence.ForeignForm, 0.35, "foreign-form"),
        (NameEvidence.Reading, 0.2, "reading"),
        (NameEvidence.Boundary, 0.15, "boundary"),
        (NameEvidence.Glued, -0.1, "glued"),
        (NameEvidence.Clan, 0, "clan"),
    ];

    private static readonly string?[] Written = new string?[1 << 13];

    /// <summary>Gets the score, at most 1.</summary>
    internal static double Of(NameEvidence evidence)
    {
        double score = 0;
        foreach ((NameEvidence sign, double weight, _) in Weights)
        {
            score += (evidence & sign) != NameEvidence.None ? weight : 0;
        }

        return Math.Round(Math.Min((evidence & (NameEvidence.Label | NameEvidence.Honorific)) != NameEvidence.None ? 1 : MostWithoutContext, score), 2);
    }

    /// <summary>Gets the parts: `honorific+gazetteer-family+gazetteer-given`.</summary>
    internal static string Parts(NameEvidence evidence) => Written[(int)evidence] ??= Write(evidence);

    private static string Write(NameEvidence evidence)
    {
        StringBuilder parts = new();
        foreach ((NameEvidence sign, _, string part) in Weights)
        {
            if ((evidence & sign) != NameEvidence.None)
            {
                _ = parts.Append(parts.Length > 0 ? "+" : "").Append(part);
            }
        }

        return parts.ToString();
    }
}
