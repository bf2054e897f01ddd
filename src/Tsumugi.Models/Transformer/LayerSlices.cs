namespace Tsumugi.Models.Transformer;

/// <summary>The matrices of one layer; those that read the same input lie side by side, so that one product serves them.</summary>
/// <param name="AttentionNorm">Before attention.</param>
/// <param name="Query">Queries; keys and values follow at once.</param>
/// <param name="Key">Keys.</param>
/// <param name="Value">Values.</param>
/// <param name="Output">From heads back to the width.</param>
/// <param name="FeedForwardNorm">Before the feed-forward part.</param>
/// <param name="Gate">The gate; up follows at once.</param>
/// <param name="Up">Up.</param>
/// <param name="Down">Down.</param>
public sealed record LayerSlices(
    ParameterSlice AttentionNorm,
    ParameterSlice Query,
    ParameterSlice Key,
    ParameterSlice Value,
    ParameterSlice Output,
    ParameterSlice FeedForwardNorm,
    ParameterSlice Gate,
    ParameterSlice Up,
    ParameterSlice Down)
{
    /// <summary>Gets queries, keys and values as one matrix.</summary>
    public ParameterSlice QueryKeyValue => new("", Query.Start, Query.Rows + Key.Rows + Value.Rows, Query.Columns, IsVector: false);

    /// <summary>Gets gate and up as one matrix.</summary>
    public ParameterSlice GateUp => new("", Gate.Start, Gate.Rows + Up.Rows, Gate.Columns, IsVector: false);
}
