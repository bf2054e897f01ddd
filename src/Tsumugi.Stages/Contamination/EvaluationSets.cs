using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Read;
using Tsumugi.Stages.Read.Sources;
using Tsumugi.Storage.Files;

namespace Tsumugi.Stages.Contamination;

/// <summary>Turns what a recipe or a command says of evaluation sets into files, and sees to it that there is something to look for.</summary>
public static class EvaluationSets
{
    /// <summary>Finds the files.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="folder">The folder against which relative paths are read.</param>
    /// <param name="place">What names the sets, for messages: `contamination.sets`, `--set`.</param>
    /// <param name="problems">Receives TSU2060 (no name or path), TSU4001 to TSU4003 (missing, unreadable, nothing found), TSU4030 (nothing to look for).</param>
    /// <returns>Files in the order of the sets, in a set by name.</returns>
    public static IReadOnlyList<EvaluationFile> Find(ContaminationSettings settings, string folder, string place, List<TsumugiException> problems)
    {
        int before = problems.Count;
        List<(string Name, List<string> Paths)> sets = [];
        foreach (string entry in settings.Sets)
        {
            (string name, string path) = Split(entry);
            if (path.Length == 0 || name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            {
                problems.Add(BadEntry(entry, place));
                continue;
            }

            int known = sets.FindIndex(set => set.Name == name);
            if (known < 0)
            {
                sets.Add((name, []));
                known = sets.Count - 1;
            }

            sets[known].Paths.Add(path);
        }

        CheckFields(settings.Fields, sets, place, problems);
        List<EvaluationFile> files = [.. sets.SelectMany(set => Expand(set.Name, set.Paths, folder, place, problems))];
        if (problems.Count == before)
        {
            foreach (IGrouping<string, EvaluationFile> set in files.GroupBy(file => file.Set))
            {
                CheckTexts(set.Key, [.. set], settings, place, problems);
            }
        }

        return files;
    }

    /// <summary>Takes name and path apart; without a name it is that of the file or folder, without endings.</summary>
    private static (string Name, string Path) Split(string entry)
    {
        int sign = entry.IndexOf('=', StringComparison.Ordinal);
        if (sign >= 0)
        {
            return (entry[..sign].Trim(), entry[(sign + 1)..].Trim());
        }

        string last = entry.TrimEnd('/', '\\').Split('/', '\\')[^1];
        return (last.Split('.')[0], entry);
    }

    private static IEnumerable<EvaluationFile> Expand(string set, IReadOnlyList<string> paths, string folder, string place, List<TsumugiException> problems)
    {
        List<TsumugiException> found = [];
        IReadOnlyList<SourceFile> files = SourceExpander.Expand(new SourceSettings(set, "evaluation", paths, "", "unknown", "unknown", ""), EvaluationFormat.Endings, folder, found);
        problems.AddRange(found.Select(problem => new TsumugiException(problem.Code, problem.Exit, $"{place}: `{set}`", problem.Saying, problem.Hint, problem)));
        foreach (SourceFile file in files)
        {
            yield return new EvaluationFile(set, file.Path, file.Name, new FileInfo(file.Path).Length, FileHash.Sha256(file.Path));
        }
    }

    private static void CheckFields(IReadOnlyList<string> fields, List<(string Name, List<string> Paths)> sets, string place, List<TsumugiException> problems)
    {
        string[] names = [.. sets.Select(set => set.Name)];
        foreach (string field in fields.Where(field => field.Contains('=', StringComparison.Ordinal)))
        {
            string name = field[..field.IndexOf('=', StringComparison.Ordinal)];
            if (!names.Contains(name))
            {
                string? near = NearestName.To(name, names);
                problems.Add(new TsumugiException(
                    "TSU2061",
                    ExitCode.Usage,
                    place,
                    new Phrase($"the field `{field}` is for a set `{name}`, and there is none", $"項目 `{field}` のデータ `{name}` がありません"),
                    near is null ? new Phrase("write `NAME=FIELD` with the name of a set, or `FIELD` for all", "データの名前を使って `名前=項目` と書くか、すべてに共通なら `項目` とだけ書いてください") : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか")));
            }
        }
    }

    /// <summary>A set in which nothing can be looked for would be reported as clean: that is an error, found before any work.</summary>
    private static void CheckTexts(string set, IReadOnlyList<EvaluationFile> files, ContaminationSettings settings, string place, List<TsumugiException> problems)
    {
        FieldChoice fields = FieldChoice.Of(settings.Fields, set);
        SortedSet<string> seen = new(StringComparer.Ordinal);
        bool any = false;
        string reason = "";
        FieldChoice all = FieldChoice.All;
        foreach (EvaluationFile file in files)
        {
            EvaluationFormat.Read(file, fields.Names.Count == 0 ? all : new FieldChoice(fields.Names), ReadLimits.Default, item => any |= item.Texts.Exists(text => text.Text.Length >= settings.WholeLetters), fault => reason = fault.Reason);
            if (any)
            {
                return;
            }

            EvaluationFormat.Read(file, all, ReadLimits.Default, item => seen.UnionWith(item.Texts.Select(text => text.Field)), _ => { });
        }

        string known = string.Join(", ", seen.Take(12).Select(field => $"`{field}`"));
        bool wrongField = fields.Names.Count > 0 && !seen.Any(fields.Takes);
        Phrase message = wrongField
            ? new Phrase($"no item of the set has one of the fields {string.Join(", ", fields.Names.Select(name => $"`{name}`"))}", $"項目 {string.Join("、", fields.Names.Select(name => $"`{name}`"))} を持つ設問がありません")
            : reason.Length > 0 && seen.Count == 0
                ? new Phrase($"nothing of the set can be read ({reason})", $"データを一つも読めません（{reason}）")
                : new Phrase($"no text of the set has {settings.WholeLetters} letters, so nothing of it can be looked for", $"{settings.WholeLetters} 文字以上の文が一つもないため、調べられません");
        Phrase hint = wrongField && known.Length > 0
            ? new Phrase($"the items have {known}", $"設問にある項目: {known}")
            : new Phrase("expected UTF-8: JSON Lines, JSON, CSV or TSV, plain, gzip or zstd", "UTF-8 の JSON Lines・JSON・CSV・TSV（圧縮なし、gzip、zstd）を指定してください");
        problems.Add(new TsumugiException("TSU4030", ExitCode.InputMissing, $"{place}: `{set}`", message, hint));
    }

    private static TsumugiException BadEntry(string entry, string place) => new(
        "TSU2060",
        ExitCode.Usage,
        place,
        new Phrase($"`{entry}` is no set, expected `NAME=PATH` with a name of ASCII letters, digits, `-`, `_` and `.`", $"`{entry}` はデータの指定になっていません。`名前=パス` の形で、名前には英数字と `-`、`_`、`.` を使ってください"),
        new Phrase("such as `jcola=eval/jcola/*.json.gz`", "例: `jcola=eval/jcola/*.json.gz`"));
}
