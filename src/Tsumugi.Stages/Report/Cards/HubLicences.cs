namespace Tsumugi.Stages.Report.Cards;

/// <summary>The names that Hugging Face's hub gives to licences.</summary>
/// <remarks>Source: the hub's documentation, page "Licenses" (repositories-licenses); SPDX ids in lower case, of which it knows these and no others.</remarks>
internal static class HubLicences
{
    /// <summary>The name for a licence that the hub does not know.</summary>
    public const string Other = "other";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "apache-2.0", "mit", "afl-3.0", "artistic-2.0", "bsl-1.0", "bsd-2-clause", "bsd-3-clause", "bsd-3-clause-clear",
        "cc0-1.0", "cc-by-2.0", "cc-by-2.5", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0",
        "cc-by-nc-2.0", "cc-by-nc-3.0", "cc-by-nc-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0",
        "cc-by-nc-sa-2.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0", "cdla-sharing-1.0", "cdla-permissive-1.0", "cdla-permissive-2.0",
        "wtfpl", "ecl-2.0", "epl-1.0", "epl-2.0", "etalab-2.0", "eupl-1.1", "eupl-1.2", "agpl-3.0", "gfdl", "gpl-2.0", "gpl-3.0",
        "lgpl-2.1", "lgpl-3.0", "isc", "lppl-1.3c", "ms-pl", "mpl-2.0", "odc-by", "odbl", "osl-3.0", "postgresql", "ofl-1.1", "ncsa", "unlicense", "zlib", "pddl",
    };

    /// <summary>Gets the hub's name of a licence; `unknown` if a recipe states none.</summary>
    public static string NameOf(string licence) =>
        licence.Length == 0 ? "unknown" : Known.TryGetValue(licence, out string? name) ? name : Other;
}
