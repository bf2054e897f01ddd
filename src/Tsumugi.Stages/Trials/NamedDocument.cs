namespace Tsumugi.Stages.Trials;

/// <summary>What people call a document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its title, the beginning of a long one.</param>
/// <param name="Beginning">The beginning of its text, if it was asked for and is still there.</param>
internal sealed record NamedDocument(string Id, string Url, string Title, string Beginning);
