using System.CommandLine;
using Tsumugi.Cli.Training;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Formats;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi export`: a trained model for other programs.</summary>
internal static class ExportCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> folder = new("DIR") { Description = session.T("The folder of a training, or any model that can be read here", "学習のフォルダ、またはここで読めるモデルです") };
        Option<string> to = new("--to") { Description = session.T("safetensors: a folder as Hugging Face and vLLM read it; gguf: a file for llama.cpp", "safetensors は Hugging Face や vLLM が読むフォルダ、gguf は llama.cpp が読むファイルです"), HelpName = "safetensors|gguf", Required = true };
        to.AcceptOnlyFromAmong("safetensors", "gguf");
        Option<string> type = new("--type") { Description = session.T("Single or half precision (default: f32)", "単精度か半精度です（既定: f32）"), HelpName = "f32|f16", DefaultValueFactory = _ => "f32" };
        type.AcceptOnlyFromAmong("f32", "f16");
        Option<string> output = new("--out") { Description = session.T("Where it goes (default: DIR/export)", "出力先です（既定: DIR/export）"), HelpName = "PATH", DefaultValueFactory = _ => "" };
        Option<string> tokenizer = new("--tokenizer") { Description = session.T("The SentencePiece model (default: that of the training)", "SentencePiece モデルです（既定: 学習に使ったもの）"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        DescribedCommand command = new(
            "export",
            session.T("Writes a trained model for other programs: safetensors for Hugging Face and vLLM, GGUF for llama.cpp", "学習したモデルをほかのプログラム向けに書き出します。Hugging Face と vLLM には safetensors、llama.cpp には GGUF です"),
            "tsumugi export runs/first --to gguf --type f16",
            "tsumugi export runs/first --to safetensors --out models/first")
        {
            folder, to, type, output, tokenizer,
        };
        command.SetAction(parsed =>
        {
            ModelExport export = new(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(tokenizer), parsed.GetValue(type) == "f16" ? TensorType.Float16 : TensorType.Float32);
            string target = parsed.GetRequiredValue(output);
            string written = parsed.GetValue(to) == "gguf" ? export.WriteGguf(target) : export.WriteFolder(target);
            session.Say($"written: {written}", $"書き出しました: {written}");
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
