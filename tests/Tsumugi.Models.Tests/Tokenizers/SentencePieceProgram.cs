namespace Tsumugi.Tests.Models.Tokenizers;

/// <summary>Debian's SentencePiece programs, fetched by `eng/sentencepiece.sh`: what our own tokenizer is held against.</summary>
internal static class SentencePieceProgram
{
    private static readonly string? Folder = Fetch();

    /// <summary>Trains a model; skips the test where the program cannot be had.</summary>
    public static string Train(TemporaryFolder folder, string text, int size, string kind)
    {
        string prefix = folder.File($"spm-{kind}");
        Run("spm_train", $"--input={text}", $"--model_prefix={prefix}", $"--vocab_size={size}", $"--model_type={kind}", "--byte_fallback", "--split_digits", "--character_coverage=0.999", "--num_threads=1", "--minloglevel=2");
        return prefix + ".model";
    }

    /// <summary>Gets the ids of each line of a file.</summary>
    public static string[] Encode(string model, string file) => Run("spm_encode", $"--model={model}", "--output_format=id", file).TrimEnd('\n').Split('\n');

    private static string Run(string program, params string[] arguments)
    {
        if (Folder is null)
        {
            Assert.Skip("Debian's sentencepiece could not be fetched");
        }

        return Start(Path.Combine(Folder, program), arguments) ?? throw new InvalidOperationException($"{program} failed");
    }

    private static string? Fetch() => Start("/bin/sh", Path.Combine(Repository.Root, "eng", "sentencepiece.sh"))?.Trim();

    private static string? Start(string program, params string[] arguments)
    {
        ForeignProgram run = ForeignProgram.Run(program, libraries: null, arguments);
        return run.ExitCode == 0 ? run.Out : null;
    }
}
