using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Recipes;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Measure;

namespace Tsumugi.Cli.Wiring;

/// <summary>Finds what a recipe changes in the first pass, which cannot be done again without reading the sources.</summary>
/// <param name="former">The recipe of the run.</param>
/// <param name="wanted">The recipe wanted.</param>
/// <param name="places">Where the settings of the wanted recipe stand.</param>
/// <param name="metadataKinds">The kinds of personal data that were masked in titles, authors and addresses.</param>
internal sealed class FirstPassChanges(Recipe former, Recipe wanted, RecipePlaces places, Func<IReadOnlySet<string>> metadataKinds)
{
    /// <summary>The sections that later stages alone read. A section not named here counts as one of the first pass, so a new section is refused rather than ignored.</summary>
    private static readonly string[] LaterSections = ["rules", .. CutStep.All.Select(step => step.Name), "write", "quarantine"];

    private readonly List<TsumugiException> _problems = [];

    /// <summary>Finds all changes.</summary>
    public IReadOnlyList<TsumugiException> Find()
    {
        CheckSources();
        foreach (SectionCard section in Catalogue.Sections.Where(section => !LaterSections.Contains(section.Name) && section.Name is not ("dedup" or "privacy")))
        {
            IReadOnlyDictionary<string, IReadOnlyList<string>> before = former.Sections[section.Name].Values;
            IReadOnlyDictionary<string, IReadOnlyList<string>> now = wanted.Sections[section.Name].Values;
            foreach (string key in section.Named ? now.Keys.Union(before.Keys) : section.Settings.Select(card => card.Key))
            {
                IReadOnlyList<string> was = before.GetValueOrDefault(key, []);
                IReadOnlyList<string> wants = now.GetValueOrDefault(key, []);
                if (!was.SequenceEqual(wants))
                {
                    Refuse(places.Of(section.Name, key), $"{section.Name}.{key}", Written(was), Written(wants));
                }
            }
        }

        CheckDedup();
        CheckPrivacy();
        CheckHeavyMeasures();
        return _problems;
    }

    /// <summary>Measures that are only taken when a rule names them have no column in a run whose rules did not.</summary>
    private void CheckHeavyMeasures()
    {
        foreach (Rule rule in wanted.Rules.Rules.Where(rule => MeasureCatalog.Find(rule.Measure)?.Card.Cost == Cost.Heavy && former.Rules.Rules.All(before => before.Measure != rule.Measure)))
        {
            Refuse(places.Of("rules"), $"rules.{rule.Id}", "-", rule.Measure);
        }
    }

    private void CheckSources()
    {
        if (!former.Sources.Select(source => source.Name).SequenceEqual(wanted.Sources.Select(source => source.Name)))
        {
            Refuse(places.Of("sources"), "sources", Text([.. former.Sources.Select(source => source.Name)]), Text([.. wanted.Sources.Select(source => source.Name)]));
            return;
        }

        for (int i = 0; i < former.Sources.Count; i++)
        {
            SourceSettings before = former.Sources[i];
            SourceSettings now = wanted.Sources[i];
            string at = FormattableString.Invariant($"{i}");
            Compare(at, "kind", before.Kind, now.Kind);
            Compare(at, "paths", Text(before.Paths), Text(now.Paths));
            Compare(at, "licence", before.Licence, now.Licence);
            Compare(at, "text-field", before.TextField, now.TextField);
        }

        void Compare(string at, string key, string before, string now)
        {
            if (before != now)
            {
                Refuse(places.Of("sources", at, key), $"sources.{key}", before, now);
            }
        }
    }

    /// <summary>Signatures are made while the texts are first at hand: what was not signed, or signed in other bands, cannot be compared.</summary>
    private void CheckDedup()
    {
        DedupSettings before = DedupSettings.From(former.Sections[DedupSettings.Section]);
        DedupSettings now = DedupSettings.From(wanted.Sections[DedupSettings.Section]);
        if (now.Exact && !before.Exact)
        {
            Refuse(places.Of(DedupSettings.Section, "exact"), "dedup.exact", "no", "yes");
        }

        if (now.Near && !before.Near)
        {
            Refuse(places.Of(DedupSettings.Section, "near.on"), "dedup.near", "no", "yes");
        }
        else if (now.Near)
        {
            CheckSignatures(before, now);
        }
    }

    private void CheckSignatures(DedupSettings before, DedupSettings now)
    {
        if (now.Bands != before.Bands)
        {
            bool written = now.WrittenBands is not null || before.WrittenBands is not null;
            if (written)
            {
                Refuse(places.Of(DedupSettings.Section, "near.bands"), "dedup.near.bands × rows", FormattableString.Invariant($"{before.Bands.Bands} × {before.Bands.Rows}"), FormattableString.Invariant($"{now.Bands.Bands} × {now.Bands.Rows}"));
            }
            else
            {
                RefuseKey("near.jaccard");
            }
        }

        if (now.Unit != before.Unit)
        {
            RefuseKey("near.unit");
        }

        if (now.Size != before.Size)
        {
            RefuseKey("near.size");
        }

        // Passages are drawn for containment only; with them more candidates are found than without, so both ways differ from a full build.
        if (now.Containment > 0 != before.Containment > 0)
        {
            RefuseKey("near.containment");
        }

        void RefuseKey(string key) => Refuse(places.Of(DedupSettings.Section, key), "dedup." + key, ValueOf(former, key), ValueOf(wanted, key));

        static string ValueOf(Recipe recipe, string key) => Written(recipe.Sections[DedupSettings.Section].Values.GetValueOrDefault(key, []));
    }

    /// <summary>Texts are masked when they are written, but titles, authors and addresses in the first pass: what was masked there is gone, and what was not cannot be found again in pages that are not stored.</summary>
    private void CheckPrivacy()
    {
        IReadOnlySet<string>? masked = null;
        foreach (string kind in former.Privacy.Kinds.Concat(wanted.Privacy.Kinds).Select(entry => entry.Kind).Distinct())
        {
            RedactionKind? before = former.Privacy.Of(kind);
            RedactionKind? now = wanted.Privacy.Of(kind);
            if ((before?.Action == now?.Action && before?.Token == now?.Token) || (Stays(before) && Stays(now)))
            {
                continue;
            }

            // Where nothing of the kind was masked in metadata, masking it otherwise or not at all comes to the same there. Other actions may win over other kinds.
            bool harmless = before is { Action: not (RedactionAction.Keep or RedactionAction.Flag) } && (now is null || now.Action is RedactionAction.Keep or RedactionAction.Flag || now.Action == before.Action) && !(masked ??= metadataKinds()).Contains(kind);
            if (!harmless)
            {
                Refuse(places.Of("privacy", "preset"), $"privacy: {kind}", Word(before), Word(now));
            }
        }
    }

    /// <summary>Says whether a kind is left as it is in titles and other metadata.</summary>
    private static bool Stays(RedactionKind? kind) => kind is null or { Action: RedactionAction.Keep or RedactionAction.Flag };

    private static string Word(RedactionKind? kind) => kind is null ? "" : kind.Action.ToString().ToLowerInvariant() + (kind.Token.Length > 0 ? " " + kind.Token : "");

    private static string Written(IReadOnlyList<string> values) => values.Count == 0 ? "-" : Text(values);

    private static string Text(IReadOnlyList<string> values) => values.Count == 1 ? values[0] : "[" + string.Join(", ", values) + "]";

    private void Refuse(string place, string setting, string before, string now) => _problems.Add(new TsumugiException(
        "TSU2040",
        ExitCode.Usage,
        place,
        new Phrase($"`{setting}` is `{now}`, but the run was built with `{before}`, and the sources would have to be read again", $"`{setting}` が `{now}` ですが、この実行は `{before}` で作られています。変えるには原料を読み直す必要があります"),
        new Phrase("build anew with `tsumugi build RECIPE --out DIR2`; rules, `dedup.near.keep`, `write` and `quarantine` can be changed without", "`tsumugi build レシピ --out 別のフォルダ` で作り直してください。規則、`dedup.near.keep`、`write`、`quarantine` は読み直さずに変えられます")));
}
