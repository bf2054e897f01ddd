using Tsumugi.Cli.Serving;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Formats;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;
using Tsumugi.Storage.Files;

namespace Tsumugi.Cli.Training;

/// <summary>Writes a model for other programs, with its tokenizer.</summary>
internal sealed class ModelExport
{
    private readonly string _source;
    private readonly TensorType _type;
    private readonly LlamaModel _model;
    private readonly string _tokenizerPath;
    private readonly Tokenizer _tokenizer;
    private readonly int? _begin;

    /// <summary>Opens a model and its tokenizer.</summary>
    /// <exception cref="TsumugiException">TSU5214: the tokenizer has another vocabulary.</exception>
    public ModelExport(string source, string tokenizer, TensorType type)
    {
        (_source, _type) = (source, type);
        _model = LlamaFiles.Read(source);
        _tokenizerPath = tokenizer.Length > 0 ? tokenizer : new TrainingFolder(source).Tokenizer;
        _tokenizer = LoadedModel.TokenizerOf(_model, _tokenizerPath);
        _begin = LlamaFiles.BeginOf(source, _tokenizer);
    }

    private string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(_source)));

    /// <summary>Writes a GGUF file.</summary>
    /// <param name="target">The file; empty for one in the folder of the training.</param>
    /// <returns>Its path.</returns>
    public string WriteGguf(string target)
    {
        string path = target.Length > 0 ? target : Path.Combine(_source, "export", $"model-{(_type == TensorType.Float16 ? "f16" : "f32")}.gguf");
        WriteFile(path, file => LlamaGguf.Write(file, _model, Name, GgufVocabulary.Entries(_tokenizer, _begin), _type));
        return path;
    }

    /// <summary>Writes a folder as Hugging Face keeps it.</summary>
    /// <param name="target">The folder; empty for one in the folder of the training.</param>
    /// <returns>Its path.</returns>
    public string WriteFolder(string target)
    {
        string folder = target.Length > 0 ? target : Path.Combine(_source, "export", "huggingface");
        WriteFile(Path.Combine(folder, LlamaFolder.WeightsName), file => LlamaFolder.WriteWeights(file, _model, _type));
        WriteFile(Path.Combine(folder, LlamaFolder.ConfigurationName), file => file.Write(System.Text.Encoding.UTF8.GetBytes(LlamaFolder.Configuration(_model.Shape, _type, _begin ?? _tokenizer.BosId, _tokenizer.EosId))));
        WriteFile(Path.Combine(folder, LoadedModel.TokenizerName), file => file.Write(Tokenizer.ReadAsSentencePiece(_tokenizerPath)));
        if (_tokenizer.HasJson)
        {
            WriteFile(Path.Combine(folder, "tokenizer.json"), file => _tokenizer.WriteJson(file, _begin));
            WriteFile(Path.Combine(folder, "tokenizer_config.json"), file => _tokenizer.WriteJsonConfiguration(file, _begin));
        }

        return folder;
    }

    /// <summary>Writes a file anew, and its folder if need be.</summary>
    private static void WriteFile(string path, Action<FileStream> write)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        AtomicFile.Replace(path, write);
    }
}
