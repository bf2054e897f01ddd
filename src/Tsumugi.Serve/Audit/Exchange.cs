namespace Tsumugi.Serve.Audit;

/// <summary>What is noted of one request: numbers and names of rules, never a word of its texts.</summary>
public sealed class Exchange
{
    /// <summary>Gets the number of the request, which its answer carries as header `X-Request-Id`.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the path that was asked.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Gets or sets the label of the key; empty if none is asked for.</summary>
    public string Key { get; set; } = "";

    /// <summary>Gets or sets the model that answered.</summary>
    public string Model { get; set; } = "";

    /// <summary>Gets or sets whether the answer was sent while it was made.</summary>
    public bool Stream { get; set; }

    /// <summary>Gets or sets the tokens read.</summary>
    public int PromptTokens { get; set; }

    /// <summary>Gets or sets the tokens written.</summary>
    public int CompletionTokens { get; set; }

    /// <summary>Gets why the answers ended, in their order.</summary>
    public List<string> Finish { get; } = [];

    /// <summary>Gets the guard rules that spoke, each once.</summary>
    public List<string> Guard { get; } = [];

    /// <summary>Gets or sets the word of the error; null if there was none.</summary>
    public string? Error { get; set; }

    /// <summary>Notes a guard rule.</summary>
    public void Spoke(string rule)
    {
        if (!Guard.Contains(rule))
        {
            Guard.Add(rule);
        }
    }
}
