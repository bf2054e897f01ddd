using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;

namespace Tsumugi.Tests.Extract;

/// <summary>Pages made to keep an extractor busy: twice as much of them takes about twice as long, and a second page takes no new memory.</summary>
public sealed class HostilePagesTests
{
    [Theory]
    [InlineData("<div>", "")]
    [InlineData("<b>", "")]
    [InlineData("<p>", "")]
    [InlineData("<li>", "")]
    [InlineData("<td>", "")]
    [InlineData("<td>a", "<table><tr>")] // a row of very many cells
    [InlineData("<td>a<br>", "<table><tr>")]
    [InlineData("<table>", "")]
    [InlineData("<table><tr><td>a", "")]
    [InlineData("<a href='", "")]
    [InlineData("<!--", "")]
    [InlineData("&", "")]
    [InlineData("</script", "<script>")]
    [InlineData("<", "")]
    [InlineData("\0", "")]
    [InlineData("<svg><g>", "")]
    [InlineData("<svg><p>", "")]
    [InlineData("<![CDATA[", "<svg>")]
    [InlineData("</p>a", "")]
    [InlineData("</div>a", "<td><p><b>")]
    [InlineData("<dt>a<dd>b", "")]
    [InlineData("<br>", "a")]
    [InlineData("<br>a", "<pre>")]
    [InlineData(" \r\n", "<pre>a")]
    [InlineData("<a href=#a>あ</a>", "")]
    [InlineData("<h1>a<h2>b", "")]
    [InlineData(" class=a", "<div")]
    [InlineData("<a rel=license href=creativecommons.org/>", "")]
    public void Time_grows_with_length_only(string piece, string front)
    {
        string page = front + string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length));
        string twice = front + string.Concat(Enumerable.Repeat(piece, 800_000 / piece.Length));
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        Document document = new();
        TimeSpan once = TimeSpan.MaxValue;
        TimeSpan twiceAsLong = TimeSpan.MaxValue;

        // Taken in turns, and of each the fastest: other tests run beside.
        for (int i = 0; i < 4 && (i == 0 || twiceAsLong > once * 3); i++)
        {
            once = Faster(once, worker, page, document);
            twiceAsLong = Faster(twiceAsLong, worker, twice, document);
        }

        Assert.True(twiceAsLong < (once * 3) + TimeSpan.FromMilliseconds(30), $"{once} became {twiceAsLong}");
    }

    [Fact]
    public void A_page_takes_no_new_memory_when_one_like_it_was_read_before()
    {
        string page = string.Concat(Enumerable.Repeat("<div class=a><p>文です。<a href=#x>次</a></p><table><tr><td>a<td>b</table></div>", 2000));
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        Document document = new();
        worker.Extract(page, document);
        document.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        worker.Extract(page, document);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256);
    }

    private static TimeSpan Faster(TimeSpan best, IExtractionWorker worker, string page, Document document)
    {
        document.Clear();
        TimeSpan start = ThreadTime.Now;
        worker.Extract(page, document);
        TimeSpan taken = ThreadTime.Now - start;
        return taken < best ? taken : best;
    }
}
