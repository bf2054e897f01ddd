using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Trials;

/// <summary>Finds the documents nearest to limits, with their fates and the beginnings of their texts.</summary>
internal sealed class TrialSamples(CorpusFiles files, IReadOnlyList<JudgedTrial> trials, ITextEditor redactor)
{
    private const int ExcerptLetters = 80;

    /// <summary>Finds them.</summary>
    public List<LimitNeighbours> Of(IReadOnlyList<NearbyDocuments> nearby)
    {
        HashSet<DocumentAddress> wanted = [.. nearby.SelectMany(near => near.Failing.Ordered().Concat(near.Passing.Ordered())).Select(near => near.Address)];
        Dictionary<ulong, NamedDocument> documents = new NamedDocuments(files).Of(wanted, Beginning);
        return [.. nearby.Select(near => new LimitNeighbours(near.Question.Rule.Id, near.Question.Rule.Measure, near.Question.Limit, near.Question.IsMin, Named(near.Failing, near.Question), Named(near.Passing, near.Question)))];

        List<Neighbour> Named(NearestDocuments nearest, LimitQuestion question) => nearest.Ordered().ConvertAll(near =>
        {
            NamedDocument document = documents[near.Address.Value];
            return new Neighbour(document.Id, document.Url, document.Title, near.Value, RuleOf(trials[0], near.Words), RuleOf(trials[question.Trial], near.Words), document.Beginning);
        });
    }

    private static string RuleOf(JudgedTrial judged, long[] words) => judged.First(words) is >= 0 and int first ? judged.RuleIds[first] : "";

    /// <summary>Gets the beginning of a text on one line, with personal data masked.</summary>
    private string Beginning(Document document)
    {
        Excerpt excerpt = Excerpt.Of(document.Text.Written, null, redactor);
        string text = (excerpt.Before + excerpt.Marked + excerpt.After).Trim();
        if (text.Length <= ExcerptLetters)
        {
            return excerpt.CutAfter ? text + "…" : text;
        }

        return text[..(char.IsHighSurrogate(text[ExcerptLetters - 1]) ? ExcerptLetters - 1 : ExcerptLetters)] + "…";
    }
}
