using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads a privacy policy from YAML.</summary>
public static class PolicyReader
{
    private static readonly string[] PolicyKeys = ["name", "summary", "summary-ja", "kinds", "list-of-people"];
    private static readonly string[] KindKeys = ["kind", "action", "token", "because", "because-ja"];
    private const string MyNumber = "my-number";

    private static readonly string[] ListKeys = ["kinds", "within", "entries", "action", "because", "because-ja"];

    private static readonly Dictionary<string, RedactionAction> Actions = new(StringComparer.Ordinal)
    {
        ["keep"] = RedactionAction.Keep,
        ["flag"] = RedactionAction.Flag,
        ["mask"] = RedactionAction.Mask,
        ["replace"] = RedactionAction.Replace,
        ["destroy"] = RedactionAction.Destroy,
        ["drop document"] = RedactionAction.DropDocument,
    };

    /// <summary>Reads a policy.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">The name that messages show.</param>
    /// <param name="known">The kinds that detectors find; all of them must be named.</param>
    /// <exception cref="ProblemsException">Everything that is wrong with it.</exception>
    public static RedactionPolicy Read(string yaml, string file, IReadOnlyCollection<string> known)
    {
        YamlReading reading = new(file);
        YamlMappingNode root = reading.Root(yaml, "kinds");
        reading.CheckKeys(root, Where.Policy, PolicyKeys);
        List<RedactionKind> kinds = [];
        if (YamlReading.Child(root, "kinds") is YamlSequenceNode list)
        {
            kinds.AddRange(list.Children.OfType<YamlMappingNode>().Select(node => ReadKind(reading, node, known)));
            foreach (string missing in known.Where(kind => kinds.All(entry => entry.Kind != kind)))
            {
                reading.Problem("TSU2012", list, $"the policy says nothing of `{missing}`", $"ポリシーに `{missing}` の扱いがありません", new Phrase("name every kind, with `action: keep` where nothing is to be done", "何もしない場合も `action: keep` を付けて、すべての種類を書いてください"));
            }
        }
        else
        {
            reading.Problem("TSU2002", root, "the policy has no list `kinds`", "ポリシーに `kinds` の一覧がありません");
        }

        RedactionPolicy policy = new(reading.Required(root, "name", Where.Policy), reading.Required(root, "summary", Where.Policy), reading.Required(root, "summary-ja", Where.Policy), kinds)
        {
            PeopleList = ReadPeopleList(reading, root, known),
        };
        reading.ThrowIfAny();
        return policy;
    }

    private static RedactionKind ReadKind(YamlReading reading, YamlMappingNode node, IReadOnlyCollection<string> known)
    {
        reading.CheckKeys(node, Where.Kind, KindKeys);
        RedactionAction action = ReadAction(reading, node, Where.Kind, [.. Actions.Keys]);
        string kind = reading.Required(node, "kind", Where.Kind);
        if (kind.Length > 0)
        {
            CheckKind(reading, YamlReading.Child(node, "kind")!, kind, known);
        }

        string token = reading.Optional(node, "token", "");
        if (token.Length == 0 && action is RedactionAction.Mask or RedactionAction.Destroy or RedactionAction.DropDocument)
        {
            reading.Problem("TSU2002", node, $"`{kind}` has no `token`, which stands in the place of what is taken out", $"`{kind}` に `token`（取り除いた箇所に入れる語）がありません", action == RedactionAction.DropDocument ? new Phrase("of a dropped document, titles and addresses stay in the ledger; the token stands there", "除いた文書も題名や URL は台帳に残り、その中ではこの語に置き換わります") : default);
        }

        if (kind == MyNumber && action != RedactionAction.Destroy)
        {
            reading.Problem("TSU2011", node, "`my-number` must be `destroy`: the law forbids to keep one", "`my-number` は `destroy` に限ります。法律により保存できません");
        }

        return new RedactionKind(
            kind,
            action,
            token,
            reading.Required(node, "because", Where.Kind),
            reading.Required(node, "because-ja", Where.Kind));
    }

    private static PeopleListRule? ReadPeopleList(YamlReading reading, YamlMappingNode root, IReadOnlyCollection<string> known)
    {
        switch (YamlReading.Child(root, "list-of-people"))
        {
            case null:
                return null;
            case YamlMappingNode node:
                reading.CheckKeys(node, Where.PeopleList, ListKeys);
                IReadOnlyList<string> kinds = reading.Texts(YamlReading.Child(node, "kinds"), "kinds");
                foreach (string kind in kinds.SelectMany(kind => kind.Split('|', StringSplitOptions.TrimEntries)))
                {
                    CheckKind(reading, YamlReading.Child(node, "kinds")!, kind, known);
                }

                if (kinds.Distinct(StringComparer.Ordinal).Count() < 2)
                {
                    reading.Problem("TSU2002", node, "`list-of-people` needs at least two `kinds`: one alone makes no list", "`list-of-people` の `kinds` には二つ以上の種類を書いてください");
                }

                return new PeopleListRule(
                    [.. kinds.Distinct(StringComparer.Ordinal)],
                    ReadNumber(reading, node, "within", 200),
                    ReadNumber(reading, node, "entries", 3),
                    ReadAction(reading, node, Where.PeopleList, ["flag", "drop document"]),
                    reading.Required(node, "because", Where.PeopleList),
                    reading.Required(node, "because-ja", Where.PeopleList));
            case { } other:
                reading.Problem("TSU2003", other, "`list-of-people` must be a mapping with `kinds`, `within`, `entries` and `action`", "`list-of-people` は `kinds`、`within`、`entries`、`action` を持つマッピングで書いてください");
                return null;
        }
    }

    private static RedactionAction ReadAction(YamlReading reading, YamlMappingNode node, Phrase where, IReadOnlyList<string> words)
    {
        string action = reading.Required(node, "action", where);
        if (words.Contains(action))
        {
            return Actions[action];
        }

        if (action.Length > 0)
        {
            string? near = NearestName.To(action, words);
            reading.Problem("TSU2004", YamlReading.Child(node, "action")!, $"`action` is `{action}`, expected one of {string.Join(", ", words.Select(word => $"`{word}`"))}", $"`action` が `{action}` です。{string.Join("、", words.Select(word => $"`{word}`"))} のどれかを書いてください", near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
        }

        return RedactionAction.Keep;
    }

    private static int ReadNumber(YamlReading reading, YamlMappingNode node, string key, int fallback)
    {
        string text = reading.Optional(node, key, fallback.ToString(CultureInfo.InvariantCulture));
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0)
        {
            return number;
        }

        reading.Problem("TSU2004", YamlReading.Child(node, key)!, $"`{key}` is `{text}`, expected a whole number above 0", $"`{key}` が `{text}` です。1 以上の整数を書いてください");
        return fallback;
    }

    private static void CheckKind(YamlReading reading, YamlNode at, string kind, IReadOnlyCollection<string> known)
    {
        if (!known.Contains(kind))
        {
            string? near = NearestName.To(kind, known);
            reading.Problem("TSU2004", at, $"`kind` is `{kind}`, expected one of {string.Join(", ", known.Select(name => $"`{name}`"))}", $"`kind` が `{kind}` です。次のどれかを書いてください（{string.Join("、", known.Select(name => $"`{name}`"))}）", near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
        }
    }
}
