using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;

namespace Tsumugi.Tests.Read;

/// <summary>The odd and broken files of warcio's own tests (webrecorder/warcio@2a797aa8c6d6, Apache-2.0).</summary>
[Trait("Category", "shared-data")]
public sealed class WarcFixtureTests
{
    private static readonly WarcReader Reader = new();

    [Theory]
    [InlineData("example.warc", "Page 1197 1270 text/html http://example.com/\nNotAPage 3370 369 read/revisit http://example.com/\nskipped 4")] // a crawl of two visits, the second a revisit
    [InlineData("example.warc.gz", "Page 784 1270 text/html http://example.com/\nNotAPage 2621 369 read/revisit http://example.com/\nskipped 4")] // the same, one member per record
    [InlineData("example-bad.warc.gz.bad", "Page 1 1270 text/html http://example.com?example=1\nNotAPage 3 340 read/revisit http://example.com?example=1\nNotAPage 5 201 read/http-status 302 http://www.iana.org/domains/example\nskipped 3")] // all records in one member: told apart by their rank
    [InlineData("example-bad-non-chunked.warc.gz", "Page 2 1270 text/html http://example.com/\nNotAPage 4 369 read/revisit http://example.com/\nskipped 4")] // the same inside a second layer of gzip
    [InlineData("example-digest.warc", "skipped 4")] // requests alone
    [InlineData("example-iana.org-chunked.warc", "Page 405 7223 text/html http://www.iana.org/\nskipped 2")] // chunked body
    [InlineData("example-resource.warc.gz", "Page 802 1303 text/html http://example.com/\nskipped 2")] // a resource has no HTTP head
    [InlineData("example-space-in-target-uri.warc.gz", "NotAPage 241 70 read/media-type image/png file:///example%20with%20spaces.png\nskipped 1")] // blanks in an address
    [InlineData("example-space-in-url.arc", "Fault 151 1722 read/truncated-record http://example.com/index.cfm?FuseAction=Email&EmailTitle=Examples%20From%20The%20Live%20Web&IsPopUp=False\nskipped 1")] // line ends were changed, so the stated length goes beyond the file
    [InlineData("example-trunc.warc", "Fault 1197 1369 read/wrong-length http://example.com/\nskipped 3")] // the content is two bytes longer than stated
    [InlineData("example-wget-bad-target-uri.warc.gz", "Page 824 1270 text/html http://example.com/\nskipped 5")] // angle brackets around addresses; wget's own notes are no documents
    [InlineData("example-wrong-chunks.warc.gz", "Page 0 1270 text/html http://example.com/\nskipped 1")] // members of a fixed size, not one per record; the length is one byte short
    [InlineData("example.arc", "Page 151 1270 text/html http://example.com/\nskipped 1")] // ARC version 1
    [InlineData("example.arc.gz", "Page 171 1270 text/html http://example.com/\nskipped 1")] // the same, one member per record
    [InlineData("post-test.warc.gz", "NotAPage 0 545 read/media-type application/json http://httpbin.org/post\nNotAPage 1196 552 read/media-type application/json http://httpbin.org/post\nNotAPage 2395 551 read/media-type application/json http://httpbin.org/post?foo=bar\nskipped 3")] // answers in JSON
    [InlineData("bad.arc", "Fault 134 68 read/bad-header http://example.com/\nTextBytes 202 1 text/plain http://example.com/\nFault 262 69 read/bad-header http://example.com/\nskipped 1")] // lengths that are no numbers
    public void Reads_each_fixture_as_listed(string name, string expected)
    {
        string path = Repository.Shared("warc_tool_fixtures/warcio/" + name);
        List<Records.Copy> records = Records.All(Reader, new SourceFile(path, name, "warc"), out long skipped);
        Assert.Equal(expected, string.Join('\n', records.Select(record => record.Line).Append($"skipped {skipped}")));
    }
}
