using System.CommandLine;
using System.Net;
using Tsumugi.Cli.Serving;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Guarding;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Engine.Recipes;
using Tsumugi.Models.Trace;
using Tsumugi.Models.Transformer;
using Tsumugi.Serve;
using Tsumugi.Serve.Access;
using Tsumugi.Serve.Guarding;
using Tsumugi.Serve.Protocol;
using Tsumugi.Serve.Upstream;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Scrub;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi serve`: a model behind the OpenAI API, or the same front before another server.</summary>
internal static class ServeCommand
{
    /// <summary>The variable of the environment that holds the key of the server behind.</summary>
    private const string UpstreamKey = "TSUMUGI_UPSTREAM_KEY";

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> model = new("MODEL") { Description = session.T("The model: a training, a folder of Hugging Face, a GGUF file; none with --upstream", "モデルです。学習のフォルダ、Hugging Face のフォルダ、GGUF ファイル。--upstream の場合は不要です"), Arity = ArgumentArity.ZeroOrOne };
        Option<string> upstream = new("--upstream") { Description = session.T($"Another server to stand before (vLLM, llama.cpp); its key in {UpstreamKey}", $"前に立つ相手のサーバーです（vLLM、llama.cpp）。鍵は {UpstreamKey} に設定します"), HelpName = "URL", DefaultValueFactory = _ => "" };
        Option<string> host = new("--host") { Description = session.T("Address to listen on (default: 127.0.0.1, this machine alone)", "待ち受けるアドレスです（既定: 127.0.0.1。このマシンだけ）"), HelpName = "ADDRESS", DefaultValueFactory = _ => "127.0.0.1" };
        Option<int> port = new("--port") { Description = session.T("Port; 0 for any that is free (default: 8080)", "ポートです。0 なら空いているもの（既定: 8080）"), HelpName = "N", DefaultValueFactory = _ => 8080 };
        Option<string> keys = new("--keys") { Description = session.T("File of keys, a label and a key a line; needed to listen beyond this machine", "鍵のファイルです（1 行にラベルと鍵）。このマシンの外に公開するには必要です"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<string> name = new("--name") { Description = session.T("The model's name (default: that of its folder or file)", "モデルの名前です（既定: フォルダかファイルの名前）"), HelpName = "NAME", DefaultValueFactory = _ => "" };
        Option<string> tokenizer = new("--tokenizer") { Description = session.T("The tokenizer (default: that beside the model)", "トークナイザーです（既定: モデルの隣のもの）"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<string> index = new("--index") { Description = session.T("Packed tokens with a trace index: answers can tell where they overlap with the training text", "索引のある学習トークンです。回答と学習テキストの一致を示せます"), HelpName = "PACKED", DefaultValueFactory = _ => "" };
        Option<string> guard = new("--guard") { Description = session.T("File of guard rules on questions and answers", "質問と回答に対するガードの規則のファイルです"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<string> audit = new("--audit") { Description = session.T("Folder of the audit log: who asked when, never what", "監査ログのフォルダです。誰がいつ尋ねたかを記録し、内容は記録しません"), HelpName = "DIR", DefaultValueFactory = _ => "" };
        Option<int> days = new("--audit-days") { Description = session.T("Days that the audit log is kept (default: 90)", "監査ログを残す日数です（既定: 90）"), HelpName = "N", DefaultValueFactory = _ => 90 };
        Option<int> parallel = new("--parallel") { Description = session.T("Requests computed at once (default: 1; 16 before another server)", "同時に計算するリクエストの数です（既定: 1。別のサーバーの前では 16）"), HelpName = "N" };
        Option<int> queue = new("--queue") { Description = session.T("Requests that may wait; those beyond get 429 (default: 32)", "待てるリクエストの数です。超えた分には 429 を返します（既定: 32）"), HelpName = "N", DefaultValueFactory = _ => 32 };
        Option<string[]> origins = new("--origin") { Description = session.T("Sites whose pages may call it from a browser, several times; * for all", "ブラウザーからの呼び出しを許すサイトです。何度でも書けます（* ならすべて）"), HelpName = "ORIGIN", DefaultValueFactory = _ => [] };
        DescribedCommand command = new(
            "serve",
            session.T("Serves a model with the API of OpenAI: models, chat, completions, embeddings; keys, queue, guard rules, audit log, trace", "モデルを OpenAI 互換の API で提供します（models・chat・completions・embeddings）。鍵、待ち行列、ガードの規則、監査ログ、一致箇所の表示を備えます"),
            "tsumugi serve runs/first --index packed/train",
            "tsumugi serve --upstream http://127.0.0.1:8000 --keys keys.txt --host 0.0.0.0 --guard guard.yaml --audit audit")
        {
            model, upstream, host, port, keys, name, tokenizer, index, guard, audit, days, parallel, queue, origins,
        };
        command.SetAction(parsed =>
        {
            string behind = parsed.GetRequiredValue(upstream);
            string? asked = parsed.GetValue(model);
            if (behind.Length > 0 == asked is { Length: > 0 })
            {
                throw new TsumugiException("TSU2020", ExitCode.Usage, "", new Phrase("name a model or `--upstream`, one of the two", "モデルか `--upstream` のどちらか一つを指定してください"));
            }

            LlamaTextModel? own = behind.Length > 0 ? null : LoadedModel.Open(asked!, parsed.GetRequiredValue(tokenizer), parsed.GetRequiredValue(name));
            using TraceIndex? traced = Index(parsed.GetRequiredValue(index), own, parsed.GetRequiredValue(tokenizer));
            ServerSettings settings = new()
            {
                Host = parsed.GetRequiredValue(host),
                Port = parsed.GetValue(port),
                Keys = parsed.GetRequiredValue(keys) is { Length: > 0 } file ? KeyRing.Read(file) : KeyRing.Open,
                AtOnce = parsed.GetValue(parallel) is > 0 and var most ? most : behind.Length > 0 ? 16 : 1,
                Waiting = Math.Max(0, parsed.GetValue(queue)),
                Origins = parsed.GetRequiredValue(origins),
                AuditFolder = parsed.GetRequiredValue(audit) is { Length: > 0 } folder ? folder : null,
                AuditDays = Math.Max(1, parsed.GetValue(days)),
                Guard = Rules(parsed.GetRequiredValue(guard)),
                Tracer = traced is null ? null : new IndexTracer(traced, new TraceSettings()),
            };
            CheckOpen(settings);
            TsumugiServer server = own is not null
                ? TsumugiServer.For(own, settings, ChatFormat.Turns, TimeProvider.System)
                : TsumugiServer.Before(new UpstreamServer(SharedOptions.Address(behind, "--upstream"), Environment.GetEnvironmentVariable(UpstreamKey)), settings, TimeProvider.System);
            RunAsync(server, own?.Name ?? behind, session).GetAwaiter().GetResult();
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static async Task RunAsync(TsumugiServer server, string what, Session session)
    {
        await using (server)
        {
            try
            {
                await server.StartAsync(session.Stopping);
            }
            catch (IOException taken)
            {
                throw new TsumugiException("TSU5004", ExitCode.Temporary, "--port", new Phrase($"cannot listen: {taken.Message}", $"待ち受けできません: {taken.Message}"), new Phrase("another `--port`, or 0 for any that is free", "別の `--port` を指定するか、0（空いているもの）にしてください"), taken);
            }

            session.Say($"serving {what} at {server.Address}v1 (Ctrl-C ends)", $"{what} を {server.Address}v1 で提供しています（Ctrl-C で終了）");
            await server.RunUntilAsync(session.Stopping);
        }
    }

    /// <summary>A server that others can reach is never open by accident.</summary>
    private static void CheckOpen(ServerSettings settings)
    {
        bool local = settings.Host == "localhost" || (IPAddress.TryParse(settings.Host, out IPAddress? address) && IPAddress.IsLoopback(address));
        if (!local && !settings.Keys.Locked)
        {
            throw new TsumugiException("TSU2101", ExitCode.Usage, "--host", new Phrase($"`{settings.Host}` can be reached from other machines, and no key is asked for", $"`{settings.Host}` はほかのマシンから届きますが、鍵が設定されていません"), new Phrase("name a file of keys with `--keys`", "`--keys` で鍵のファイルを指定してください"));
        }
    }

    private static TraceIndex? Index(string packed, LlamaTextModel? own, string tokenizer) => packed.Length == 0 ? null
        : TraceIndex.Open(packed, own?.Tokenizer ?? LoadedModel.TokenizerOfTokens(tokenizer, packed));

    private static Guard Rules(string file)
    {
        if (file.Length == 0)
        {
            return Guard.None;
        }

        IReadOnlyList<GuardRule> rules = GuardReader.Read(TextFile.Read(file), file, Catalogue.PersonalData);
        RedactionPolicy policy = PresetFolder.Privacy("jp-default", ".")!;

        // A rule names its kinds; whatever the policy for datasets does with them, here their token stands.
        RedactionPolicy every = policy with { Kinds = [.. policy.Kinds.Select(kind => kind with { Action = RedactionAction.Mask, Token = kind.Token.Length > 0 ? kind.Token : $"〔{kind.Kind}〕" })], PeopleList = null };
        return new Guard(rules, new Redactor(every, [new MyNumberScrubber(), .. RedactCatalog.All]));
    }
}
