using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Tsumugi.Models.Inference;

namespace Tsumugi.Serve.Endpoints;

/// <summary>Runs a generation on a thread of its own, so that the network is never waited for by the model, nor the model by other requests.</summary>
internal static class Answering
{
    private const int Ahead = 64;

    /// <summary>Generates; leaving the loop early ends the work before the next token.</summary>
    public static async IAsyncEnumerable<GeneratedPiece> RunAsync(ITextModel model, GenerationRequest request, [EnumeratorCancellation] CancellationToken stopping)
    {
        using CancellationTokenSource leaving = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Channel<GeneratedPiece> pieces = Channel.CreateBounded<GeneratedPiece>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        CancellationToken left = leaving.Token;
        Task work = Task.Run(
            async () =>
            {
                try
                {
                    foreach (GeneratedPiece piece in Generator.Run(model, request, left))
                    {
                        await pieces.Writer.WriteAsync(piece, left);
                    }

                    pieces.Writer.Complete();
                }
                catch (Exception failure)
                {
                    pieces.Writer.Complete(failure);
                }
            },
            CancellationToken.None);
        try
        {
            await foreach (GeneratedPiece piece in pieces.Reader.ReadAllAsync(stopping))
            {
                yield return piece;
            }
        }
        finally
        {
            await leaving.CancelAsync();
            await work;
        }
    }
}
