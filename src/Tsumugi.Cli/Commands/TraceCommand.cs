using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Serving;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Trace;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi trace`: where a sentence stands in the training text.</summary>
internal static class TraceCommand
{
    private const int MostPlacesShown = 3;

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> index = new("PACKED") { Description = session.T("The packed tokens that were trained on, such as packed/train; `trace build` has made their index", "学習に使ったトークンです（packed/train など）。索引は `trace build` で作ります") };
        Argument<string> text = new("TEXT") { Description = session.T("The text; - for standard input", "調べる文章です。- なら標準入力です") };
        Option<string> tokenizer = Tokenizer(session);
        Option<int> letters = new("--minimum-letters") { Description = session.T("The shortest span (default: 10)", "最短の文字数です（既定: 10）"), HelpName = "N", DefaultValueFactory = _ => 10 };
        Option<int> spans = new("--spans") { Description = session.T("How many spans, the rarest first (default: 20)", "示す箇所の数です。まれなものから並べます（既定: 20）"), HelpName = "N", DefaultValueFactory = _ => 20 };
        Option<int> documents = new("--documents") { Description = session.T("How many documents for each span (default: 10)", "一つの箇所に示す文書の数です（既定: 10）"), HelpName = "N", DefaultValueFactory = _ => 10 };
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "trace",
            session.T("Finds which stretches of a text stand in the training text letter for letter, and in which documents; it does not tell why a model wrote them", "文章のどの部分が学習テキストと一字一句一致するかと、その文書を示します。モデルがそれを書いた理由を示すものではありません"),
            "tsumugi trace build packed/train --tokenizer tokenizer.model",
            "tsumugi trace packed/train \"祇園精舎の鐘の声、諸行無常の響きあり。\" --tokenizer tokenizer.model")
        {
            index, text, tokenizer, letters, spans, documents, json, Build(session),
        };
        command.SetAction(parsed =>
        {
            TraceSettings settings = new() { MinimumLetters = parsed.GetValue(letters), MostSpans = parsed.GetValue(spans), DocumentsPerSpan = parsed.GetValue(documents) };
            string asked = parsed.GetRequiredValue(text);
            using TraceIndex opened = TraceIndex.Open(parsed.GetRequiredValue(index), LoadedModel.TokenizerOfTokens(parsed.GetRequiredValue(tokenizer), parsed.GetRequiredValue(index)));
            IReadOnlyList<TraceSpan> found = opened.Trace(asked == "-" ? Console.In.ReadToEnd() : asked, settings);
            if (parsed.GetValue(json))
            {
                using Utf8JsonWriter writer = new(Console.OpenStandardOutput(), new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                TraceJson.Write(writer, found);
                writer.Flush();
                session.Out.WriteLine();
            }
            else
            {
                Tell(found, session);
            }

            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static DescribedCommand Build(Session session)
    {
        Argument<string> packed = new("PACKED") { Description = session.T("The packed tokens, such as packed/train", "詰めたトークンです（packed/train など）") };
        Option<string> tokenizer = Tokenizer(session);
        Option<int> shard = new("--shard-tokens") { Description = session.T("Tokens sorted at once; 21 bytes of memory for each (default: 32 million)", "一度に並べ替えるトークンの数です。1 トークンにつき 21 バイトのメモリを使います（既定: 3200 万）"), HelpName = "N", DefaultValueFactory = _ => TraceIndexBuilder.UsualShard };
        DescribedCommand command = new(
            "build",
            session.T("Makes the index of packed tokens, beside them", "詰めたトークンの索引を、その隣に作ります"),
            "tsumugi trace build packed/train --tokenizer tokenizer.model")
        {
            packed, tokenizer, shard,
        };
        command.SetAction(parsed =>
        {
            using MegatronReader tokens = MegatronReader.Open(parsed.GetRequiredValue(packed));
            Tokenizer pieces = LoadedModel.TokenizerOfTokens(parsed.GetRequiredValue(tokenizer), tokens.Prefix);
            using (ByteProgress progress = new(session, tokens.Tokens, session.T("tokens", "トークン")))
            {
                TraceIndexBuilder.Build(tokens, pieces.VocabularySize, parsed.GetValue(shard), progress.Set, session.Stopping);
            }

            session.Say($"the index: {TraceIndexBuilder.FolderOf(tokens.Prefix)}, {tokens.Tokens} tokens", $"索引: {TraceIndexBuilder.FolderOf(tokens.Prefix)}（{tokens.Tokens} トークン）");
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static Option<string> Tokenizer(Session session) => new("--tokenizer") { Description = session.T("What made the tokens (default: tokenizer.model beside them)", "トークンを作ったトークナイザーです（既定: 隣の tokenizer.model）"), HelpName = "FILE", DefaultValueFactory = _ => "" };

    private static void Tell(IReadOnlyList<TraceSpan> spans, Session session)
    {
        if (spans.Count == 0)
        {
            session.Say("no verbatim overlap of that length", "この長さで一致する箇所はありません");
            return;
        }

        // An answer that repeats itself repeats its spans: one of them is shown.
        foreach (TraceSpan span in spans.DistinctBy(span => span.Text))
        {
            string count = span.Count.ToString("N0", CultureInfo.InvariantCulture);
            session.Out.WriteLine(session.T($"“{span.Text.ReplaceLineEndings(" ")}”  {span.Letters} letters, {count} times", $"「{span.Text.ReplaceLineEndings(" ")}」 {span.Letters} 文字、{count} か所"));
            foreach (TracePlace place in span.Places.Take(MostPlacesShown))
            {
                string from = place.Document.Url.Length > 0 ? place.Document.Url : place.Document.Id;
                string licence = place.Document.Licence.Length > 0 ? $" [{place.Document.Licence}]" : "";
                session.Out.WriteLine($"  {from}{licence}  {place.Document.Id}");
                session.Out.WriteLine($"    {Columns.CutLeft("…" + place.Before.ReplaceLineEndings(" "), 30)}【{Columns.Cut(span.Text.ReplaceLineEndings(" "), 40)}】{Columns.Cut(place.After.ReplaceLineEndings(" ") + "…", 30)}");
            }
        }

        session.Say("verbatim overlap with the training text; it does not tell why a model wrote this", "学習テキストと一致した箇所です。因果を示すものではありません");
    }
}
