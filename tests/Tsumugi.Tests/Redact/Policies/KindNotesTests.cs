using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Scrub;

namespace Tsumugi.Tests.Redact.Policies;

public sealed class KindNotesTests
{
    [Fact]
    public void Every_kind_has_a_note_in_both_languages_and_no_note_is_left_over()
    {
        string[] kinds = [MyNumberScrubber.Kind, .. RedactCatalog.All.SelectMany(detector => detector.Kinds)];
        Assert.Equal(kinds.Distinct().Order(StringComparer.Ordinal), KindNotes.Kinds.Order(StringComparer.Ordinal));
        Assert.All(KindNotes.Kinds, kind => Assert.True(KindNotes.Of(kind) is Phrase { English.Length: > 10, Japanese.Length: > 10 }, kind));
    }
}
