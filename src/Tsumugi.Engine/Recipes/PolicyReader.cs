using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads a privacy policy from YAML.</summary>
public static class PolicyReader
{
    private static readonly string[] PolicyKeys = ["name", "summary", "summary-ja", "kinds"];
    private static readonly string[] KindKeys = ["kind", "action", "token", "because", "because-ja"];
    private const string MyNumber = "my-number";

    private static readonly string[] Actions = ["keep", "mask", "destroy"];

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

        RedactionPolicy policy = new(reading.Required(root, "name", Where.Policy), reading.Required(root, "summary", Where.Policy), reading.Required(root, "summary-ja", Where.Policy), kinds);
        reading.ThrowIfAny();
        return policy;
    }

    private static RedactionKind ReadKind(YamlReading reading, YamlMappingNode node, IReadOnlyCollection<string> known)
    {
        reading.CheckKeys(node, Where.Kind, KindKeys);
        string action = reading.Required(node, "action", Where.Kind);
        if (action.Length > 0 && !Actions.Contains(action))
        {
            reading.Problem("TSU2004", YamlReading.Child(node, "action")!, $"`action` is `{action}`, expected `keep`, `mask` or `destroy`", $"`action` が `{action}` です。`keep`、`mask`、`destroy` のどれかを書いてください");
        }

        string kind = reading.Required(node, "kind", Where.Kind);
        if (kind.Length > 0 && !known.Contains(kind))
        {
            string? near = NearestName.To(kind, known);
            reading.Problem("TSU2004", YamlReading.Child(node, "kind")!, $"`kind` is `{kind}`, expected one of {string.Join(", ", known.Select(name => $"`{name}`"))}", $"`kind` が `{kind}` です。次のどれかを書いてください（{string.Join("、", known.Select(name => $"`{name}`"))}）", near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
        }

        if (kind == MyNumber && action != "destroy")
        {
            reading.Problem("TSU2011", node, "`my-number` must be `destroy`: the law forbids to keep one", "`my-number` は `destroy` に限ります。法律により保存できません");
        }

        return new RedactionKind(
            kind,
            action switch { "mask" => RedactionAction.Mask, "destroy" => RedactionAction.Destroy, _ => RedactionAction.Keep },
            reading.Optional(node, "token", ""),
            reading.Required(node, "because", Where.Kind),
            reading.Required(node, "because-ja", Where.Kind));
    }
}
