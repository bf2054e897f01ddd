using Tsumugi.Contracts.Messages;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Walks a YAML document and collects everything that is wrong with it, each with line and column.</summary>
/// <param name="file">The name that messages show.</param>
internal sealed class YamlReading(string file)
{
    private readonly List<(Mark At, TsumugiException Problem)> _problems = [];
    private YamlNode? _root;
    private YamlNode? _firstKey;

    /// <summary>Reads the root mapping of a document.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="second">A key that such a document has besides `name`.</param>
    /// <exception cref="TsumugiException">TSU2000: the text is no YAML mapping at all.</exception>
    public YamlMappingNode Root(string yaml, string second = "sources")
    {
        YamlStream stream = [];
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            (long line, long column) = YamlFault.Place(broken, yaml);
            throw new TsumugiException(
                "TSU2000",
                ExitCode.Usage,
                line > 0 ? $"{file}:{line}:{column}" : file,
                new Phrase($"not valid YAML: {YamlFault.Words(broken).English}", $"YAML として読めません: {YamlFault.Words(broken).Japanese}"),
                YamlFault.IsTwice(broken) ? default : new Phrase("indent with spaces and quote texts that contain `: ` or begin with a special letter", "字下げは空白でそろえ、`: ` を含む文字列は引用符で囲んでください"));
        }

        switch (stream.Documents)
        {
            case [{ RootNode: YamlMappingNode root }]:
                (_root, _firstKey) = (root, root.Children.Keys.FirstOrDefault());
                return root;
            case []:
                throw new TsumugiException("TSU2000", ExitCode.Usage, file, new Phrase($"the file is empty, expected keys such as `name:` and `{second}:`", $"ファイルの中身がありません。`name:` や `{second}:` などのキーを書いてください"));
            case { Count: > 1 }:
                throw new TsumugiException("TSU2000", ExitCode.Usage, file, new Phrase("found several documents, expected one", "複数の文書が書かれています。一つだけにしてください"), new Phrase("take the lines `---` out", "`---` の行を取り除いてください"));
            default:
                throw new TsumugiException("TSU2000", ExitCode.Usage, file, new Phrase($"found no mapping, expected keys such as `name:` and `{second}:`", $"`name:` や `{second}:` などのキーがありません"));
        }
    }

    /// <summary>Notes a problem at a node.</summary>
    public void Problem(string code, YamlNode at, string english, string japanese, Phrase hint = default) =>
        _problems.Add((at.Start, new TsumugiException(code, ExitCode.Usage, Place(at), new Phrase(english, japanese), hint)));

    /// <summary>Notes keys of a mapping that nobody knows, with the nearest valid one.</summary>
    public void CheckKeys(YamlMappingNode mapping, Phrase where, IReadOnlyCollection<string> valid)
    {
        foreach (YamlNode key in mapping.Children.Keys)
        {
            string found = (key as YamlScalarNode)?.Value ?? "";
            if (!valid.Contains(found))
            {
                string? near = NearestName.To(found, valid);
                string list = string.Join(", ", valid.Select(name => $"`{name}`"));
                Problem(
                    "TSU2001",
                    key,
                    $"unknown key `{found}` in {where.English}, expected one of {list}",
                    $"{where.Japanese}に `{found}` というキーはありません。使えるキー: {list}",
                    near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
            }
        }
    }

    /// <summary>Gets a child by key; null if absent.</summary>
    public static YamlNode? Child(YamlMappingNode mapping, string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? node : null;

    /// <summary>Gets the text of a scalar child; empty and a problem if it is missing or no scalar.</summary>
    public string Required(YamlMappingNode mapping, string key, Phrase where)
    {
        switch (Child(mapping, key))
        {
            case YamlScalarNode { Value: { Length: > 0 } value }:
                return value;
            case null:
                Problem("TSU2002", mapping, $"{where.English} has no `{key}`", $"{where.Japanese}に `{key}` がありません");
                return "";
            case { } other:
                Problem("TSU2003", other, $"`{key}` of {where.English} must be a text", $"{where.Japanese}の `{key}` は文字列で書いてください");
                return "";
        }
    }

    /// <summary>Gets the text of an optional scalar child.</summary>
    public string Optional(YamlMappingNode mapping, string key, string fallback)
    {
        switch (Child(mapping, key))
        {
            case null:
                return fallback;
            case YamlScalarNode scalar:
                return scalar.Value ?? fallback;
            case { } other:
                Problem("TSU2003", other, $"`{key}` must be a text", $"`{key}` は文字列で書いてください");
                return fallback;
        }
    }

    /// <summary>Gets the texts of a child that is a list or one text.</summary>
    public IReadOnlyList<string> Texts(YamlNode? node, string key)
    {
        switch (node)
        {
            case null:
                return [];
            case YamlScalarNode scalar:
                return [scalar.Value ?? ""];
            case YamlSequenceNode sequence when sequence.Children.All(item => item is YamlScalarNode):
                return [.. sequence.Children.Select(item => ((YamlScalarNode)item).Value ?? "")];
            default:
                Problem("TSU2003", node, $"`{key}` must be a text or a list of texts", $"`{key}` は文字列か文字列の一覧で書いてください");
                return [];
        }
    }

    /// <summary>Throws everything that was found, in the order of the file.</summary>
    /// <exception cref="ProblemsException">There is at least one problem.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new ProblemsException([.. _problems.OrderBy(found => found.At.Line).ThenBy(found => found.At.Column).Select(found => found.Problem)]);
        }
    }

    /// <summary>Names a place; what `--set` has written into the recipe has no place in the file, which looks like its very beginning.</summary>
    public string Place(YamlNode at) => at.Start.Equals(Mark.Empty) && !ReferenceEquals(at, _root) && !ReferenceEquals(at, _firstKey) ? "--set" : $"{file}:{at.Start.Line}:{at.Start.Column}";
}
