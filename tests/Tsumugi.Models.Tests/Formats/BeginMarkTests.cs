using System.Text.Json;
using Tsumugi.Models.Formats;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Transformer;
using Tsumugi.Tests.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Formats;

/// <summary>The mark before each text travels with a model, in the words of each format; without it other programs continue with other words.</summary>
public sealed class BeginMarkTests : IDisposable
{
    private static readonly LlamaShape Shape = new() { VocabularySize = 300, Width = 8, Layers = 1, Heads = 2, KeyValueHeads = 1, HeadWidth = 4, HiddenWidth = 12, ContextLength = 16 };

    private readonly TemporaryFolder _folder = new();
    private readonly Tokenizer _tokenizer = TrainedTokenizer.Of(["あい あい", "あい"], 300);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(null)]
    public void Both_formats_say_it_and_are_believed(int? begin)
    {
        string gguf = _folder.File("m.gguf");
        using (FileStream file = File.Create(gguf))
        {
            LlamaGguf.Write(file, LlamaModel.Fresh(Shape, 1), "test", GgufVocabulary.Entries(_tokenizer, begin), TensorType.Float32);
        }

        _folder.Write(LlamaFolder.ConfigurationName, LlamaFolder.Configuration(Shape, TensorType.Float32, begin ?? -1, 2));
        using (FileStream file = File.Create(_folder.File("tokenizer_config.json")))
        {
            _tokenizer.WriteJsonConfiguration(file, begin);
        }

        Assert.Equal(begin, LlamaFiles.BeginOf(gguf, _tokenizer));
        Assert.Equal(begin, LlamaFiles.BeginOf(_folder.Root, _tokenizer));
    }

    [Fact]
    public void What_was_trained_here_begins_behind_the_mark_of_the_document_before() => Assert.Equal(_tokenizer.EosId, LlamaFiles.BeginOf(_folder.File("run"), _tokenizer));

    [Theory]
    [InlineData("{\"bos_token_id\": 1}", null, 1)]
    [InlineData("{\"bos_token_id\": 1}", "{\"add_bos_token\": false}", null)]
    [InlineData("{\"bos_token_id\": 1}", "{\"add_bos_token\": null}", 1)]
    [InlineData("{\"bos_token_id\": 1}", "[torn", 1)]
    [InlineData("{\"bos_token_id\": [1, 2]}", null, null)]
    [InlineData("{\"bos_token_id\": 300}", null, null)] // no such token
    [InlineData("{\"bos_token_id\": -1}", null, null)]
    [InlineData("{}", null, null)]
    [InlineData("[]", "[]", null)]
    public void Folders_of_others(string model, string? tokenizer, int? begin)
    {
        _folder.Write(LlamaFolder.ConfigurationName, model);
        if (tokenizer is not null)
        {
            _folder.Write("tokenizer_config.json", tokenizer);
        }

        Assert.Equal(begin, LlamaFiles.BeginOf(_folder.Root, _tokenizer));
    }

    [Fact]
    public async Task The_library_of_Hugging_Face_puts_it_before_each_text()
    {
        foreach ((string name, Action<Stream, int?> write) in new[] { ("tokenizer.json", (Action<Stream, int?>)_tokenizer.WriteJson), ("tokenizer_config.json", _tokenizer.WriteJsonConfiguration) })
        {
            using FileStream file = File.Create(_folder.File(name));
            write(file, _tokenizer.EosId);
        }

        List<int> tokens = [_tokenizer.EosId];
        _tokenizer.Encode("あい</s>", tokens);
        string[] said = await NodeScript.RunAsync("@huggingface/tokenizers", "Tsumugi.Models.Tests/Formats/begin-mark.mjs", _folder.File("tokenizer.json"), _folder.File("tokenizer_config.json"), "あい</s>");
        Assert.Equal([JsonSerializer.Serialize(tokens)], said);
    }
}
