using System.Text;
using Tsumugi.Models.Inference;
using Tsumugi.Serve.Audit;
using Tsumugi.Serve.Guarding;

namespace Tsumugi.Serve.Endpoints;

/// <summary>One of the answers to a request while it grows.</summary>
/// <param name="guard">The guard rules.</param>
/// <param name="log">Told of rules that speak.</param>
/// <param name="exchange">Told of tokens and of the end.</param>
internal sealed class Choice(Guard guard, GuardLog log, Exchange exchange)
{
    private readonly GuardedText _guarded = new(guard, log.Spoke);
    private readonly StringBuilder _text = new();

    /// <summary>Gets all that was said.</summary>
    public string Text => _text.ToString();

    /// <summary>Gets the tokens and their probabilities.</summary>
    public List<TokenChance?> Tokens { get; } = [];

    /// <summary>Gets why it ended: `stop`, `length` or `content_filter`; null while it goes on.</summary>
    public string? Finish { get; private set; }

    /// <summary>Takes in pieces to the end of the answer.</summary>
    public async Task FillAsync(IAsyncEnumerable<GeneratedPiece> pieces)
    {
        await foreach (GeneratedPiece piece in pieces)
        {
            Take(piece);
            if (Finish is not null)
            {
                break;
            }
        }
    }

    /// <summary>Takes in a piece.</summary>
    /// <returns>What may be said now.</returns>
    public string Take(GeneratedPiece piece)
    {
        exchange.CompletionTokens += piece.Count;
        Tokens.AddRange(piece.Tokens);
        string said = _guarded.Add(piece.Text);
        said = piece.Finish is null ? said : said + _guarded.Rest();
        _text.Append(said);
        Finish = _guarded.Refused is not null ? "content_filter" : piece.Finish;
        if (Finish is not null)
        {
            exchange.Finish.Add(Finish);
        }

        return said;
    }
}
