using System.CommandLine;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Text;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi decode`: raw bytes to letters, with the evidence.</summary>
internal static class DecodeCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = SharedOptions.Files(session);
        Option<string> label = new("--label") { Description = session.T("The charset that the HTTP header would name", "HTTP ヘッダーが示すはずの文字コード名です"), HelpName = "CHARSET", DefaultValueFactory = _ => "" };
        DescribedCommand command = new(
            "decode",
            session.T("Decodes pages or texts of any encoding: `{\"path\",\"encoding\",\"evidence\",\"replaced\",\"text\"}` for each file", "どんな文字コードのページや文書も復号します。ファイルごとに `{\"path\",\"encoding\",\"evidence\",\"replaced\",\"text\"}` を出力します"),
            "tsumugi decode old-page.html",
            "tsumugi decode --label x-sjis - < old-page.html")
        {
            files, label,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetRequiredValue(label), session));
        return command;
    }

    private static int Run(string[] paths, string label, Session session)
    {
        PageDecoder decoder = new();
        ByteBuffer bytes = new();
        TextBuffer text = new();
        bool failed = false;
        using LineOutput output = LineOutput.Standard();
        foreach (string path in paths.Length == 0 ? ["-"] : paths)
        {
            session.Stopping.ThrowIfCancellationRequested();
            Fill(bytes, path);
            text.Clear();
            DecodeResult result = decoder.Decode(bytes.Written, label, LooksLikeMarkup(bytes.Written), text);
            failed |= !result.Success;
            Write(output, path, result, Scrubbing.Clean(text.ToString(), out int scrubbed), scrubbed);
        }

        return (int)(failed ? ExitCode.Quarantined : ExitCode.Ok);
    }

    private static void Write(LineOutput output, string path, DecodeResult result, string text, int scrubbed)
    {
        Utf8JsonWriter json = output.Begin();
        json.WriteString("path", path);
        json.WriteString("encoding", result.Encoding);
        json.WriteString("evidence", result.Evidence);
        json.WriteNumber("replaced", result.Replaced);
        json.WriteString("text", text);
        if (result.Reason.Length > 0)
        {
            json.WriteString("reason", result.Reason);
        }

        WriteClaims(json, result);
        if (scrubbed > 0)
        {
            json.WriteNumber("scrubbed", scrubbed);
        }

        output.End();
    }

    /// <summary>Writes what every source said; a source that said nothing has no field.</summary>
    private static void WriteClaims(Utf8JsonWriter json, DecodeResult result)
    {
        DecodeEvidence claims = result.Claims;
        json.WriteStartObject("claims");
        Say(json, "bom", claims.Mark);
        Say(json, "http", claims.Http);
        Say(json, "meta", claims.Meta);
        Say(json, "xml", claims.Xml);
        Say(json, "bytes", claims.Bytes);
        if (claims.Bytes is not null)
        {
            json.WriteNumber("score", Math.Round(claims.Score, 3));
        }

        Say(json, "next", claims.Next);
        if (claims.Next is not null)
        {
            json.WriteNumber("next_score", Math.Round(claims.NextScore, 3));
        }

        Say(json, "mixed", claims.Mixed);
        json.WriteEndObject();
        if (claims.Unsure)
        {
            json.WriteBoolean("unsure", true);
        }

        if (result.Garbled > 0)
        {
            json.WriteNumber("garbled", result.Garbled);
        }
    }

    private static void Say(Utf8JsonWriter json, string source, string? encoding)
    {
        if (encoding is not null)
        {
            json.WriteString(source, encoding);
        }
    }

    private static void Fill(ByteBuffer bytes, string path)
    {
        bytes.Clear();
        using Stream input = path == "-" ? Console.OpenStandardInput() : Inputs.OpenRaw(path);
        while (true)
        {
            int read = input.Read(bytes.Reserve(1 << 16));
            if (read == 0)
            {
                return;
            }

            bytes.Advance(read);
        }
    }

    /// <summary>Says whether a `meta` element or an XML declaration may speak: the first letter of the content is a less-than sign.</summary>
    private static bool LooksLikeMarkup(ReadOnlySpan<byte> bytes) => (bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes).TrimStart(" \t\r\n\f"u8) is [(byte)'<', ..];
}
