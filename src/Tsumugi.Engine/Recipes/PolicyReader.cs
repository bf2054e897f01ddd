using Tsumugi.Contracts.Privacy;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads a privacy policy from YAML.</summary>
public static class PolicyReader
{
    private static readonly string[] PolicyKeys = ["name", "summary", "summary-ja", "kinds"];
    private static readonly string[] KindKeys = ["kind", "action", "token", "because", "because-ja"];
    private static readonly string[] Actions = ["keep", "mask", "destroy"];

    /// <summary>Reads a policy.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">The name that messages show.</param>
    /// <exception cref="Contracts.Messages.ProblemsException">Everything that is wrong with it.</exception>
    public static RedactionPolicy Read(string yaml, string file)
    {
        YamlReading reading = new(file);
        YamlMappingNode root = reading.Root(yaml);
        reading.CheckKeys(root, "the policy", PolicyKeys);
        List<RedactionKind> kinds = [];
        if (YamlReading.Child(root, "kinds") is YamlSequenceNode list)
        {
            kinds.AddRange(list.Children.OfType<YamlMappingNode>().Select(node => ReadKind(reading, node)));
        }
        else
        {
            reading.Problem("TSU2002", root, "the policy has no list `kinds`", "ポリシーに `kinds` の一覧がありません");
        }

        RedactionPolicy policy = new(reading.Required(root, "name", "the policy"), reading.Required(root, "summary", "the policy"), reading.Required(root, "summary-ja", "the policy"), kinds);
        reading.ThrowIfAny();
        return policy;
    }

    private static RedactionKind ReadKind(YamlReading reading, YamlMappingNode node)
    {
        reading.CheckKeys(node, "a kind", KindKeys);
        string action = reading.Required(node, "action", "a kind");
        if (action.Length > 0 && !Actions.Contains(action))
        {
            reading.Problem("TSU2004", YamlReading.Child(node, "action")!, $"`action` is `{action}`, expected `keep`, `mask` or `destroy`", $"`action` が `{action}` です。`keep`、`mask`、`destroy` のどれかを書いてください");
        }

        return new RedactionKind(
            reading.Required(node, "kind", "a kind"),
            action switch { "mask" => RedactionAction.Mask, "destroy" => RedactionAction.Destroy, _ => RedactionAction.Keep },
            reading.Optional(node, "token", ""),
            reading.Required(node, "because", "a kind"),
            reading.Required(node, "because-ja", "a kind"));
    }
}
