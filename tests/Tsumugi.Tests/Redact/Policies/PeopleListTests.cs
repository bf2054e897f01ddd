using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;

namespace Tsumugi.Tests.Redact.Policies;

public sealed class PeopleListTests
{
    private const string Entry = "東京都千代田区丸の内1-9-1 電話03-1234-5678\n";

    [Theory]
    [InlineData(1, null)] // the block of contact of one office
    [InlineData(2, null)]
    [InlineData(3, "privacy/list-of-people")]
    [InlineData(40, "privacy/list-of-people")]
    public void A_text_with_enough_entries_is_a_list(int entries, string? reason)
    {
        Redaction redaction = OnePolicy.Look(Policy(RedactionAction.DropDocument, 200), string.Concat(Enumerable.Repeat(Entry, entries)));
        Assert.Equal(reason, redaction.Drop);
        Assert.Equal(reason is null ? 0 : entries, redaction.Groups);
    }

    [Theory]
    [InlineData(30, 3)]
    [InlineData(500, 0)] // address and telephone are too far apart to be of one person
    public void The_kinds_of_an_entry_stand_close_together(int apart, int entries)
    {
        string text = string.Concat(Enumerable.Repeat($"東京都千代田区丸の内1-9-1{new string('あ', apart)}電話03-1234-5678{new string('い', 400)}\n", 3));
        Assert.Equal(entries, OnePolicy.Look(Policy(RedactionAction.DropDocument, 200), text).Groups);
    }

    [Fact]
    public void One_kind_alone_makes_no_list() => Assert.Null(OnePolicy.Look(Policy(RedactionAction.DropDocument, 200), string.Concat(Enumerable.Repeat("電話03-1234-5678\n", 50))).Drop);

    [Fact]
    public void One_of_two_kinds_can_be_enough()
    {
        RedactionPolicy policy = OnePolicy.Every(RedactionAction.Mask) with { PeopleList = new PeopleListRule(["email|phone", "address"], 200, 2, RedactionAction.DropDocument, "", "") };
        Assert.Equal(2, OnePolicy.Look(policy, Entry + "東京都千代田区丸の内1-9-1 taro@example.com\n").Groups);
    }

    [Fact]
    public void A_list_may_be_noted_only()
    {
        Redaction redaction = OnePolicy.Look(Policy(RedactionAction.Flag, 200), string.Concat(Enumerable.Repeat(Entry, 5)));
        Assert.Equal((null, true, 5), (redaction.Drop, redaction.IsPeopleList, redaction.Groups));
    }

    [Fact]
    public void A_kind_can_drop_its_document()
    {
        Redaction redaction = OnePolicy.Look(OnePolicy.Every(RedactionAction.DropDocument), "電話は090-1234-5678と090-1234-5679");
        Assert.Equal(("privacy/phone", 2), (redaction.Drop, redaction.Groups));

        // In titles and addresses, which the ledger keeps, the token stands.
        Assert.Equal("電話は〔phone〕", JpDefault.Apply(new Redactor(OnePolicy.Every(RedactionAction.DropDocument)), "電話は090-1234-5678"));
    }

    private static RedactionPolicy Policy(RedactionAction action, int within) => OnePolicy.Every(RedactionAction.Mask) with { PeopleList = new PeopleListRule(["address", "phone"], within, 3, action, "", "") };
}
