namespace Tsumugi.Stages.Trials;

/// <summary>The documents nearest to a limit on both sides.</summary>
internal sealed class NearbyDocuments(LimitQuestion question)
{
    /// <summary>Gets the question.</summary>
    public LimitQuestion Question => question;

    /// <summary>Gets those that the limit takes out.</summary>
    public NearestDocuments Failing { get; } = new(greatestFirst: question.IsMin, question.Most);

    /// <summary>Gets those that it lets pass.</summary>
    public NearestDocuments Passing { get; } = new(greatestFirst: !question.IsMin, question.Most);

    /// <summary>Takes a document on its side if it is among the nearest; a value that is no finite number is near to nothing.</summary>
    public void Offer(in NearDocument document)
    {
        if (double.IsFinite(document.Value))
        {
            (question.Fails(document.Value) ? Failing : Passing).Offer(document);
        }
    }

    /// <summary>Takes those of another part of the corpus.</summary>
    public void Take(NearbyDocuments other)
    {
        Failing.Take(other.Failing);
        Passing.Take(other.Passing);
    }
}
