using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Engine.Recipes;

namespace Tsumugi.Tests.Engine;

public sealed class PolicyReaderTests
{
    private const string Head = "name: p\nsummary: s\nsummary-ja: s\nkinds:\n";
    private const string Because = "because: b, because-ja: b";

    private static readonly string[] Kinds = ["phone", "address"];

    [Fact]
    public void Every_action_can_be_written()
    {
        string[] actions = ["keep", "flag", "mask", "replace", "destroy", "drop document"];
        RedactionAction[] read = [.. actions.Select(action => PolicyReader.Read($"{Head}  - {{kind: phone, action: {action}, token: 〔電話〕, {Because}}}\n", "p.yaml", ["phone"]).Of("phone")!.Action)];
        Assert.Equal([RedactionAction.Keep, RedactionAction.Flag, RedactionAction.Mask, RedactionAction.Replace, RedactionAction.Destroy, RedactionAction.DropDocument], read);
    }

    [Fact]
    public void A_list_of_people_is_read_with_its_defaults()
    {
        RedactionPolicy policy = PolicyReader.Read(Good + "list-of-people: {kinds: [address, phone], action: drop document, " + Because + "}\n", "p.yaml", Kinds);
        Assert.Equal(new PeopleListRule(["address", "phone"], 200, 3, RedactionAction.DropDocument, "b", "b"), policy.PeopleList);
        Assert.True(policy.CanDrop);
        Assert.False(PolicyReader.Read(Good, "p.yaml", Kinds).CanDrop);
    }

    [Theory]
    [InlineData("  - {kind: phone, action: maks, token: x, " + Because + "}", "TSU2004", "did you mean `mask`?")]
    [InlineData("  - {kind: phone, action: mask, " + Because + "}", "TSU2002", "")] // nothing would stand in the place
    [InlineData("  - {kind: phone, action: drop document, " + Because + "}", "TSU2002", "titles")]
    [InlineData("  - {kind: phoen, action: keep, " + Because + "}", "TSU2004", "did you mean `phone`?")]
    [InlineData("  - {kind: my-number, action: flag, token: x, " + Because + "}", "TSU2011", "")]
    [InlineData("  - {kind: phone, action: keep, " + Because + "}\nlist-of-people: [phone]", "TSU2003", "")]
    [InlineData("  - {kind: phone, action: keep, " + Because + "}\nlist-of-people: {kinds: [phone], action: flag, " + Because + "}", "TSU2002", "")]
    [InlineData("  - {kind: phone, action: keep, " + Because + "}\nlist-of-people: {kinds: [phone, email], action: mask, " + Because + "}", "TSU2004", "")]
    [InlineData("  - {kind: phone, action: keep, " + Because + "}\nlist-of-people: {kinds: [phone, email], within: -3, action: flag, " + Because + "}", "TSU2004", "")]
    [InlineData("  - {kind: phone, action: keep, " + Because + "}\nlist-of-people: {kinds: [phone, email], entires: 3, action: flag, " + Because + "}", "TSU2001", "did you mean `entries`?")]
    public void What_is_wrong_is_said_with_its_place(string kinds, string code, string hint)
    {
        ProblemsException wrong = Assert.Throws<ProblemsException>(() => PolicyReader.Read(Head + kinds + "\n", "p.yaml", ["phone", "email", "my-number"]));
        TsumugiException problem = Assert.Single(wrong.Problems, problem => problem.Code == code);
        Assert.Contains("p.yaml:", problem.Message);
        Assert.Contains(hint, problem.Hint.English ?? "");
    }

    private static string Good => Head + "  - {kind: phone, action: mask, token: 〔電話〕, " + Because + "}\n  - {kind: address, action: keep, " + Because + "}\n";
}
