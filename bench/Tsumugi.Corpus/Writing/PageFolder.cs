using System.Text;
using Tsumugi.Corpus.Making;

namespace Tsumugi.Corpus.Writing;

/// <summary>Writes each page as a file of its own, for the commands that take raw pages.</summary>
/// <param name="list">Gets the name of each file, one a line.</param>
/// <param name="folder">Where the files go.</param>
public sealed class PageFolder(Stream list, string folder) : IDocumentWriter
{
    /// <summary>Gets a page's file name without ending, which is its id in the truth.</summary>
    public static string NameOf(int number) => FormattableString.Invariant($"page-{number:d7}");

    public void Write(MadeDocument document, int number)
    {
        document.Id = NameOf(number);
        File.WriteAllBytes(Path.Combine(folder, document.Id + ".html"), document.Body.Written);
        list.Write(Encoding.ASCII.GetBytes(document.Id + ".html\n"));
    }

    public void Dispose()
    {
    }
}
