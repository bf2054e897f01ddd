using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Engine.Recipes;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Schedulers;

/// <summary>Reads a site file and reports all mistakes at once.</summary>
public static class SiteReader
{
    private const string StagesKey = "stages";

    /// <summary>Reads a site file.</summary>
    /// <param name="yaml">Its text; empty for a site without one.</param>
    /// <param name="file">The name that messages show.</param>
    /// <param name="executor">The executor asked for on the command line, which wins; empty for none.</param>
    /// <exception cref="ProblemsException">Everything that is wrong with it.</exception>
    public static SiteSettings Read(string yaml, string file, string executor)
    {
        YamlReading reading = new(file);
        YamlMappingNode root = yaml.Length == 0 ? new YamlMappingNode() : reading.Root(yaml, "executor");
        reading.CheckKeys(root, Place, [.. SiteCards.Site.Concat(SiteCards.Limits).Select(card => card.Key), StagesKey]);
        Settings site = Values(reading, root, SiteCards.Site);
        StageLimits limits = Limits(reading, root, new StageLimits());
        Dictionary<string, StageLimits> stages = new(StringComparer.Ordinal);
        if (YamlReading.Child(root, StagesKey) is YamlMappingNode own)
        {
            foreach ((YamlNode name, YamlNode child) in own.Children)
            {
                string stage = (name as YamlScalarNode)?.Value ?? "";
                if (child is YamlMappingNode node)
                {
                    reading.CheckKeys(node, Where.Section($"{StagesKey}.{stage}"), [.. SiteCards.Limits.Select(card => card.Key)]);
                    stages[stage] = Limits(reading, node, limits);
                }
                else
                {
                    reading.Problem("TSU2003", child, $"`{StagesKey}.{stage}` must be a mapping such as `{{memory: 8GB, time: 4h}}`", $"`{StagesKey}.{stage}` は `{{memory: 8GB, time: 4h}}` のように書いてください");
                }
            }
        }
        else if (YamlReading.Child(root, StagesKey) is { } other)
        {
            reading.Problem("TSU2003", other, $"`{StagesKey}` must be a mapping", $"`{StagesKey}` は項目の形で書いてください");
        }

        string wanted = executor.Length > 0 ? executor : site.Text("executor") is { Length: > 0 } named ? named : SchedulerCatalog.Local;
        CheckUse(reading, root, wanted);
        SiteSettings settings = new()
        {
            Executor = wanted,
            Program = site.Text("program"),
            Account = site.Text("account"),
            Group = site.Text("group"),
            Options = site.Texts("options"),
            Setup = site.Texts("setup"),
            Scratch = site.Text("scratch"),
            ArrayLimit = site.Has("array-limit") ? site.Whole("array-limit") : 1,
            Attempts = site.Has("attempts") ? site.Whole("attempts") : 1,
            StopBefore = Span(reading, root, "stop-before", site) ?? TimeSpan.Zero,
            Chain = site.Flag("chain"),
            Poll = Span(reading, root, "poll", site) ?? TimeSpan.Zero,
            MemoryResource = site.Text("memory-resource"),
            ParallelEnvironment = site.Text("parallel-environment"),
            Image = site.Text("image"),
            Namespace = site.Text("namespace"),
            Claim = site.Text("claim"),
            Mount = site.Text("mount"),
            Limits = limits,
            Stages = stages,
        };
        CheckProcessors(reading, root, settings);
        reading.ThrowIfAny();
        return settings;
    }

    private static Phrase Place { get; } = new("the site file", "サイトファイル");

    private static StageLimits Limits(YamlReading reading, YamlMappingNode node, StageLimits outer)
    {
        Settings values = Values(reading, node, SiteCards.Limits);
        bool Own(string key) => YamlReading.Child(node, key) is not null && values.Has(key);
        return new StageLimits
        {
            MemoryBytes = Own("memory") ? values.Size("memory") : outer.MemoryBytes,
            Time = Own("time") ? Span(reading, node, "time", values) : outer.Time,
            Concurrent = Own("concurrent") ? values.Whole("concurrent") : outer.Concurrent,
            Processors = Own("processors") ? values.Whole("processors") : outer.Processors,
            Queue = Own("queue") ? values.Text("queue") : outer.Queue,
        };
    }

    private static Settings Values(YamlReading reading, YamlMappingNode node, IReadOnlyList<SettingCard> cards)
    {
        Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);
        foreach (SettingCard card in cards)
        {
            values[card.Key] = YamlReading.Child(node, card.Key) is { } child ? SettingReader.Read(reading, card, child)
                : card.Default is { } standard && SettingReader.TryCanonical(card, standard, out string value) ? [value]
                : [];
        }

        return new Settings(values);
    }

    private static TimeSpan? Span(YamlReading reading, YamlMappingNode node, string key, Settings values)
    {
        string text = values.Text(key);
        if (Durations.TryParse(text, out TimeSpan span) && span > TimeSpan.Zero)
        {
            return span;
        }

        if (YamlReading.Child(node, key) is { } child)
        {
            reading.Problem("TSU2004", child, $"`{key}` is `{text}`, expected a time such as `4h`, `90m` or `04:00:00`", $"`{key}` が `{text}` です。`4h`、`90m`、`04:00:00` のような時間を書いてください");
        }

        return null;
    }

    /// <summary>A key that the executor has no use for would be believed to work, and one that it needs cannot be guessed.</summary>
    private static void CheckUse(YamlReading reading, YamlMappingNode root, string executor)
    {
        if (SchedulerCatalog.Find(executor) is not { } scheduler)
        {
            return;
        }

        foreach (string key in scheduler.Unknown)
        {
            if (YamlReading.Child(root, key) is { } child)
            {
                reading.Problem("TSU2070", child, $"`{key}` means nothing to `{executor}`", $"`{executor}` では `{key}` は使えません", new Phrase("take it out; words for the command that submits go into `options`", "取り除いてください。投入コマンドの引数は `options` に書けます"));
            }
        }

        foreach (string key in scheduler.Needed.Where(key => YamlReading.Child(root, key) is null))
        {
            reading.Problem("TSU2002", root, $"`{executor}` needs `{key}` in the site file", $"`{executor}` には、サイトファイルの `{key}` が必要です");
        }
    }

    /// <summary>Grid Engine gives several processors only through a parallel environment, whose name every site chooses for itself.</summary>
    private static void CheckProcessors(YamlReading reading, YamlMappingNode root, SiteSettings site)
    {
        const string Key = "parallel-environment";
        bool several = site.Stages.Values.Append(site.Limits).Any(limits => limits.Processors > 1);
        if (several && site.ParallelEnvironment.Length == 0 && SchedulerCatalog.Find(site.Executor) is GridEngineScheduler)
        {
            reading.Problem("TSU2002", root, $"`processors` on `{site.Executor}` needs `{Key}` in the site file", $"`{site.Executor}` で `processors` を使うには、サイトファイルの `{Key}` が必要です", new Phrase("`qconf -spl` lists them", "`qconf -spl` で一覧が見られます"));
        }
    }
}
