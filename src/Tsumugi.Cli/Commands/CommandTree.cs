using System.CommandLine;
using System.CommandLine.Help;
using Tsumugi.Cli.Screen;

namespace Tsumugi.Cli.Commands;

/// <summary>All commands; a new one is one line here.</summary>
internal static class CommandTree
{
    /// <summary>Creates the tree.</summary>
    public static RootCommand Create(Session session)
    {
        RootCommand root = new(session.T("Tsumugi: from raw Japanese bytes to a clean, deduplicated, explained dataset", "紡ぎ（Tsumugi）: 生の日本語データから、整って重複のない、説明のつくデータセットを作ります"))
        {
            BuildCommand.Create(session),
            PlanCommand.Create(session),
            StatusCommand.Create(session),
            ResumeCommand.Create(session),
            CancelCommand.Create(session),
            DecideCommand.Create(session),
            WhatIfCommand.Create(session),
            CompareCommand.Create(session),
            ExplainCommand.Create(session),
            VerifyCommand.Create(session),
            DecodeCommand.Create(session),
            ExtractCommand.Create(session),
            IdentifyCommand.Create(session),
            MeasureCommand.Create(session),
            JudgeCommand.Create(session),
            RedactCommand.Create(session),
            DedupCommand.Create(session),
            ContaminationCommand.Create(session),
            TokenizerCommand.Create(session),
            PackCommand.Create(session),
            TrainCommand.Create(session),
            ExportCommand.Create(session),
            EvalCommand.Create(session),
            ProveCommand.Create(session),
            ServeCommand.Create(session),
            TraceCommand.Create(session),
            ClassifyCommand.Create(session),
            LmCommand.Create(session),
            MeasuresCommand.Create(session),
            RulesCommand.Create(session),
            SchemaCommand.Create(session),
            CompletionsCommand.Create(session),
            WorkCommand.Create(session),
            RunTaskCommand.Create(session),
            ReferencePagesCommand.Create(session),
        };
        Option<string> language = new("--lang") { Description = session.T("Language of messages: ja or en (default: from LANG)", "表示の言語です。ja か en（既定: LANG から）"), HelpName = "ja|en", Recursive = true, DefaultValueFactory = _ => "" };
        language.AcceptOnlyFromAmong("ja", "en", "");
        root.Add(language);
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new Help(session);
            help.Description = session.T("Show this help", "この説明を表示します");
        }

        root.SetAction(parsed => new Help(session).Invoke(parsed));
        return root;
    }
}
