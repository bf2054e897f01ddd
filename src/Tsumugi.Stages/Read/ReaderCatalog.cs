using Tsumugi.Contracts.Steps;

namespace Tsumugi.Stages.Read;

/// <summary>Lists the readers; a new kind of source is one line here.</summary>
public static class ReaderCatalog
{
    /// <summary>Gets all readers in the order in which help lists them.</summary>
    public static IReadOnlyList<IReader> All { get; } =
    [
        new WarcReader(),
        new WetReader(),
        new HtmlReader(),
        new JsonLinesReader(),
        new ParquetSourceReader(),
        new PlainTextReader(),
    ];

    /// <summary>Finds the reader of a kind as a recipe writes it; null if there is none.</summary>
    public static IReader? Find(string kind)
    {
        foreach (IReader reader in All)
        {
            if (reader.Kind == kind)
            {
                return reader;
            }
        }

        return null;
    }
}
