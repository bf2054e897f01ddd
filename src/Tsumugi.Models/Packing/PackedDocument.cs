namespace Tsumugi.Models.Packing;

/// <summary>Where a packed document comes from.</summary>
/// <param name="Number">Its place in the packed file, from 0.</param>
/// <param name="Id">Its name in the dataset and in the ledgers of its run.</param>
/// <param name="Url">Its address; empty if none.</param>
/// <param name="Source">The source of the recipe.</param>
/// <param name="Licence">Its licence.</param>
/// <param name="Title">Its title.</param>
public sealed record PackedDocument(long Number, string Id, string Url, string Source, string Licence, string Title);
