using System.Diagnostics.CodeAnalysis;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Formats;

/// <summary>What is said when a file is not what its name promises.</summary>
internal static class ModelFiles
{
    /// <summary>TSU5200: packed tokens.</summary>
    [DoesNotReturn]
    public static void BrokenTokens(string path, string english, string japanese) => throw new TsumugiException(
        "TSU5200", ExitCode.InputMissing, path, new Phrase($"not a usable file of packed tokens: {english}", $"詰めたトークンのファイルとして読めません: {japanese}"));

    /// <summary>TSU5210: safetensors.</summary>
    [DoesNotReturn]
    public static void BrokenSafetensors(string path, string english, string japanese) => throw new TsumugiException(
        "TSU5210", ExitCode.InputMissing, path, new Phrase($"not a usable safetensors file: {english}", $"safetensors ファイルとして読めません: {japanese}"));

    /// <summary>TSU5211: GGUF.</summary>
    [DoesNotReturn]
    public static void BrokenGguf(string path, string english, string japanese) => throw new TsumugiException(
        "TSU5211", ExitCode.InputMissing, path, new Phrase($"not a usable GGUF file: {english}", $"GGUF ファイルとして読めません: {japanese}"));

    /// <summary>TSU5212: a model that is no Llama.</summary>
    [DoesNotReturn]
    public static void OtherModel(string path, string english, string japanese) => throw new TsumugiException(
        "TSU5212", ExitCode.InputMissing, path, new Phrase($"not a Llama that can be read here: {english}", $"ここで読める Llama ではありません: {japanese}"));
}
