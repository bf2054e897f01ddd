using System.Globalization;
using System.Security.Cryptography;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;

namespace Tsumugi.Tests.Read;

/// <summary>Reads whole files or slices into lists that tests can compare.</summary>
internal static class Records
{
    /// <summary>One record with its buffers copied.</summary>
    public sealed record Copy(
        RecordKind Kind, long Offset, string Url, string Reason, string Detail, long SizeBytes, string MediaType, string HttpCharset, string Date, string SourceId, string Title, string Licence, string Sha1, string Text)
    {
        /// <summary>Kind, offset, size and address or reason in one line.</summary>
        public string Line
        {
            get
            {
                string detail = Detail.Length > 0 && Kind == RecordKind.NotAPage ? " " + Detail : "";
                return string.Create(CultureInfo.InvariantCulture, $"{Kind} {Offset} {SizeBytes} {(Reason.Length > 0 ? Reason : MediaType)}{detail} {Url}").TrimEnd();
            }
        }
    }

    public static List<Copy> All(IReader reader, SourceFile file) => All(reader, file, out _);

    public static List<Copy> All(IReader reader, SourceFile file, out long skipped)
    {
        List<Copy> all = [];
        using IRecordReader records = reader.Open(file);
        RawRecord record = new();
        while (records.TryRead(record))
        {
            byte[] body = record.Body.Written.ToArray();
            all.Add(new Copy(
                record.Kind, record.Offset, record.Url, record.Reason, record.Detail, record.SizeBytes, record.MediaType, record.HttpCharset, record.Date, record.SourceId, record.Title, record.Licence, body.Length == 0 ? "" : Sha1(body), record.Text.ToString()));
        }

        Assert.False(records.TryRead(record));
        skipped = records.SkippedRecords;
        return all;
    }

    /// <summary>Writes bytes into a file of this test run and reads them.</summary>
    public static List<Copy> Of(IReader reader, byte[] bytes, string ending, string textField = "text")
    {
        using TemporaryFile file = new(bytes, ending);
        return All(reader, new SourceFile(file.Path, "file" + ending, reader.Kind, TextField: textField));
    }

    public static string Sha1(ReadOnlySpan<byte> bytes)
    {
#pragma warning disable CA5350 // the truth files give SHA-1; nothing is protected by it here
        return Convert.ToHexStringLower(SHA1.HashData(bytes));
#pragma warning restore CA5350
    }
}
