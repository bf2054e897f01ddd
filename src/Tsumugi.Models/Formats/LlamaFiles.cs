using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Models.Formats;

/// <summary>Opens a model from whatever holds one.</summary>
public static class LlamaFiles
{
    /// <summary>Reads a model: the folder of a training run (its last checkpoint), a checkpoint, a folder of Hugging Face, or a GGUF file.</summary>
    /// <exception cref="TsumugiException">TSU5205: a folder holds no model. TSU5206, 5210, 5211, 5212: what it holds cannot be used.</exception>
    public static LlamaModel Read(string path)
    {
        if (Directory.Exists(path))
        {
            return File.Exists(Path.Combine(path, LlamaFolder.ConfigurationName)) ? LlamaFolder.Read(path) : new TrainingFolder(path).OpenLast().ReadModel();
        }

        return IsGguf(path) ? LlamaGguf.Read(path) : Checkpoint.Open(path).ReadModel();
    }

    /// <summary>Gets the token that a model wants before each text.</summary>
    /// <remarks>
    /// Files for other programs say it. Of what was trained here it is the mark that ended the document before, since in packed tokens each text
    /// stands behind one. A model that is not given it writes other words.
    /// </remarks>
    /// <param name="path">As for <see cref="Read"/>.</param>
    /// <param name="tokenizer">The model's tokenizer.</param>
    /// <returns>The token; null for none.</returns>
    public static int? BeginOf(string path, Tokenizer tokenizer)
    {
        int? begin = IsGguf(path) ? LlamaGguf.BeginOf(path)
            : File.Exists(Path.Combine(path, LlamaFolder.ConfigurationName)) ? LlamaFolder.BeginOf(path)
            : tokenizer.EndOfText;
        return begin >= 0 && begin < tokenizer.VocabularySize ? begin : null;
    }

    private static bool IsGguf(string path) => path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase);
}
