using Tsumugi.Contracts.Messages;

namespace Tsumugi.Engine.Recipes;

/// <summary>Names the places of a file, for messages.</summary>
internal static class Where
{
    public static Phrase Recipe { get; } = new("the recipe", "レシピ");

    public static Phrase Source { get; } = new("a source", "情報源");

    public static Phrase Preset { get; } = new("the preset", "プリセット");

    public static Phrase Rule { get; } = new("a rule", "規則");

    public static Phrase Quirk { get; } = new("a quirk", "癖の項目");

    public static Phrase Policy { get; } = new("the policy", "ポリシー");

    public static Phrase PeopleList { get; } = new("`list-of-people`", "`list-of-people` ");

    public static Phrase Kind { get; } = new("a kind", "種類の項目");

    public static Phrase Section(string name) => new($"`{name}`", $"`{name}` ");
}
