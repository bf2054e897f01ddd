using Tsumugi.Contracts.Messages;
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

        return path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) ? LlamaGguf.Read(path) : Checkpoint.Open(path).ReadModel();
    }
}
