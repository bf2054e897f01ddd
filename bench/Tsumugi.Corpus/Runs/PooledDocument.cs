namespace Tsumugi.Corpus.Runs;

/// <summary>A stored document of a real build, from which made-up ones are drawn.</summary>
public sealed record PooledDocument(string Source, string Url, string Title, string Date, long TextBytes, string Beginning, double[] Values);
