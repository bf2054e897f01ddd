using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Formats;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Cli.Serving;

/// <summary>Opens a model of a training, a folder of Hugging Face or a GGUF file, with its tokenizer.</summary>
internal static class LoadedModel
{
    /// <summary>The name of the tokenizer that lies beside what it was used for.</summary>
    public const string TokenizerName = "tokenizer.model";

    /// <summary>Opens a model.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="tokenizer">The tokenizer's file; empty for the one beside the model.</param>
    /// <param name="name">The name under which it is served; empty for that of the folder or file.</param>
    /// <exception cref="TsumugiException">TSU4001: there is no model or no tokenizer. TSU5214: they do not belong together.</exception>
    public static LlamaTextModel Open(string path, string tokenizer, string name = "")
    {
        if (!Path.Exists(path))
        {
            throw new TsumugiException("TSU4001", ExitCode.InputMissing, path, new Phrase("there is no such model", "モデルがありません"), new Phrase("name the folder of a training, a folder with `config.json` and `model.safetensors`, or a `.gguf` file", "学習のフォルダ、`config.json` と `model.safetensors` のあるフォルダ、または `.gguf` ファイルを指定してください"));
        }

        LlamaModel model = LlamaFiles.Read(path);
        string file = tokenizer.Length > 0 ? tokenizer : Beside(path);
        Tokenizer pieces = TokenizerOf(model, file);
        string own = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return new LlamaTextModel(model, pieces, LlamaFiles.BeginOf(path, pieces), name.Length > 0 ? name : own, new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeSeconds());
    }

    /// <summary>Opens the tokenizer of a model.</summary>
    /// <exception cref="TsumugiException">TSU5214: they do not belong together.</exception>
    public static Tokenizer TokenizerOf(LlamaModel model, string file)
    {
        Tokenizer pieces = Tokenizer.Load(file);
        if (pieces.VocabularySize != model.Shape.VocabularySize)
        {
            throw new TsumugiException(
                "TSU5214",
                ExitCode.Usage,
                file,
                new Phrase($"it has {pieces.VocabularySize} pieces, but the model knows {model.Shape.VocabularySize} tokens", $"ピースが {pieces.VocabularySize} 個ありますが、モデルのトークンは {model.Shape.VocabularySize} 個です"),
                new Phrase("name the tokenizer of the training with `--tokenizer`", "学習に使ったトークナイザーを `--tokenizer` で指定してください"));
        }

        return pieces;
    }

    /// <summary>Opens the tokenizer of packed tokens.</summary>
    /// <param name="tokenizer">Its file; empty for the one beside the tokens.</param>
    /// <param name="packed">The tokens, such as `packed/train`.</param>
    public static Tokenizer TokenizerOfTokens(string tokenizer, string packed) =>
        Tokenizer.Load(tokenizer.Length > 0 ? tokenizer : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(packed))!, TokenizerName));

    private static string Beside(string path)
    {
        string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new[] { folder, Path.Combine(folder, "..") }.Select(place => Path.Combine(place, TokenizerName)).FirstOrDefault(File.Exists)
            ?? throw new TsumugiException("TSU4001", ExitCode.InputMissing, folder, new Phrase("there is no tokenizer beside the model", "モデルの隣にトークナイザーがありません"), new Phrase("name it with `--tokenizer FILE`", "`--tokenizer ファイル` で指定してください"));
    }
}
