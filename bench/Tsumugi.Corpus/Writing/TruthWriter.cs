using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tsumugi.Corpus.Making;

namespace Tsumugi.Corpus.Writing;

/// <summary>Writes what is true of each document: one JSON object a line, gzip.</summary>
/// <remarks>
/// `uri` (or `id`), `kind` (original, new, exact, near), `origin` (the document copied; of a new one that stayed alike, its page), `encoding`,
/// `ascii` (whether every encoding would do), `language`, `header_charset`, `header_charset_kind`, `http_body`, `bytes`, `page` (whose skeleton it has), and for copies
/// `touched` (share of letters in changed sentences) and `jaccard5` (exact, of all text of the page without white space).
/// </remarks>
public sealed class TruthWriter : IDisposable
{
    private readonly GZipStream _packed;
    private readonly Utf8JsonWriter _json;
    private readonly string _idName;
    private readonly string _path;

    public TruthWriter(string path, string idName)
    {
        _path = path;
        _packed = new GZipStream(File.Create(path + ".tmp"), CompressionLevel.Fastest);
        _json = new Utf8JsonWriter(_packed, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _idName = idName;
    }

    public void Write(MadeDocument document)
    {
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString(_idName, document.Id);
        _json.WriteString("kind", NameOf(document.Kind));
        _json.WriteString("origin", document.Origin.Length == 0 ? null : document.Origin);
        _json.WriteString("encoding", document.Page.Encoding);
        _json.WriteBoolean("ascii", document.Page.Encoding != "iso-2022-jp" && Ascii.IsValid(document.Body.Written));
        _json.WriteString("language", document.Page.Language);
        _json.WriteString("header_charset", document.Page.HeaderCharset);
        _json.WriteString("header_charset_kind", document.Page.HeaderKind);
        _json.WriteString("http_body", document.Page.HttpBody);
        _json.WriteNumber("bytes", document.Body.Length);
        _json.WriteString("page", document.Page.Id);
        if (document.Kind != ItemKind.Original)
        {
            _json.WriteNumber("touched", Math.Round(document.Touched, 6));
            _json.WriteNumber("jaccard5", Math.Round(document.Jaccard, 6));
        }

        _json.WriteEndObject();
        _json.Flush();
        _packed.WriteByte((byte)'\n');
    }

    /// <summary>Completes the file and gives it its name.</summary>
    public void Commit()
    {
        Dispose();
        File.Move(_path + ".tmp", _path, overwrite: true);
    }

    public void Dispose()
    {
        _json.Dispose();
        _packed.Dispose();
    }

    private static string NameOf(ItemKind kind) => kind switch
    {
        ItemKind.Original => "original",
        ItemKind.New => "new",
        ItemKind.Exact => "exact",
        _ => "near",
    };
}
