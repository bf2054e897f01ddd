using System.CommandLine;
using System.Text.Json.Nodes;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi verify`: every file against the manifest, the funnel against arithmetic.</summary>
internal static class VerifyCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> directory = SharedOptions.RunFolder(session);
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "verify",
            session.T("Holds every file against the manifest, the funnel against arithmetic, and every merged document against its kept twin. Exit 1 if anything differs", "すべてのファイルをマニフェストと照合し、集計の数と、統合された文書の統合先を確かめます。違いがあれば終了コード 1 です"),
            "tsumugi verify out/quickstart")
        {
            directory, json,
        };
        command.SetAction(parsed => Verify(new RunFolder(parsed.GetRequiredValue(directory)), parsed.GetValue(json), session));
        return command;
    }

    private static int Verify(RunFolder folder, bool json, Session session)
    {
        IReadOnlyList<Finding> findings = new Verifier(folder).Verify();
        RunManifest manifest = RunManifestFile.Read(folder);
        if (json)
        {
            JsonObject result = new()
            {
                ["folder"] = folder.Root,
                ["root"] = manifest.Root,
                ["files"] = manifest.Outputs.Count,
                ["findings"] = new JsonArray([.. findings.Select(finding => new JsonObject { ["code"] = finding.Code, ["key"] = finding.Key, ["message"] = finding.Saying.English })]),
            };
            session.Out.WriteLine(Json.Line(result));
        }
        else
        {
            foreach (Finding finding in findings)
            {
                session.Out.WriteLine($"{finding.Code}: {finding.Key}: {finding.Saying.In(session.Tongue)}");
            }

            session.Out.WriteLine(findings.Count == 0
                ? session.T($"{manifest.Outputs.Count} files are as the manifest says, and the funnel adds up; root {manifest.Root}", $"{manifest.Outputs.Count} 個のファイルはマニフェストのとおりで、集計も合っています。ルート {manifest.Root}")
                : session.T($"{findings.Count} findings", $"{findings.Count} 件の相違があります"));
        }

        return (int)(findings.Count == 0 ? ExitCode.Ok : ExitCode.Findings);
    }
}
