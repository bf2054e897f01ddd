using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Tests.Models.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MegatronReader _reader;

    public TrainerTests() => _reader = MegatronReader.Open(Packed.Write(_folder));

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_to_the_same_bits()
    {
        Trainer whole = new(Packed.Settings, TokenStretch.Whole(_reader), threads: 1);
        List<StepReport> reports = [];
        while (!whole.IsDone)
        {
            reports.Add(whole.Advance());
        }

        Trainer first = new(Packed.Settings, TokenStretch.Whole(_reader), threads: 2);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(reports[i], first.Advance());
        }

        Checkpoint.Write(_folder.File("ten"), first, "data");
        Checkpoint checkpoint = Checkpoint.Open(_folder.File("ten"));
        Assert.Equal((10, "data", Packed.Settings), (checkpoint.Step, checkpoint.Data, checkpoint.Settings));
        Trainer second = Trainer.Resume(checkpoint, TokenStretch.Whole(_reader), threads: 3);
        for (int i = 10; i < 20; i++)
        {
            Assert.Equal(reports[i], second.Advance());
        }

        Assert.True(second.IsDone);
        Assert.Equal(whole.Model.Values, second.Model.Values);
        Checkpoint.Write(_folder.File("whole"), whole, "data");
        Checkpoint.Write(_folder.File("resumed"), second, "data");
        Assert.Equal(File.ReadAllBytes(_folder.File("whole")), File.ReadAllBytes(_folder.File("resumed")));
        Assert.Equal(whole.Model.Values, Checkpoint.Open(_folder.File("whole")).ReadModel().Values);
    }

    [Fact]
    public void A_model_learns_what_is_there_to_learn()
    {
        TrainingSettings settings = Packed.Settings with { Steps = 110 };
        (TokenStretch training, TokenStretch heldOut) = TokenStretch.Split(_reader, 0.1);
        Trainer trainer = new(settings, training, threads: 1);
        HeldOut measure = new(trainer.Model, heldOut, settings, null, 1_000_000, 1);
        double before = measure.Measure().PerToken;
        Assert.InRange(before, Math.Log(Packed.Vocabulary) - 0.2, Math.Log(Packed.Vocabulary) + 0.2);
        StepReport last = trainer.Advance();
        while (!trainer.IsDone)
        {
            last = trainer.Advance();
        }

        // The language itself has 0.54 + 0.13 · ln 61 ≈ 0.9 nats a token.
        Assert.InRange(measure.Measure().PerToken, 0.7, 1.5);
        Assert.InRange(last.Loss, 0.7, 1.5);
    }

    [Fact]
    public void Rates_rise_fall_and_end_where_they_should()
    {
        TrainingSettings settings = Packed.Settings with { Steps = 104, WarmUpSteps = 4, LearningRate = 1, LastRateShare = 0.1 };
        Assert.Equal([0.25, 0.5, 0.75, 1, 1], Enumerable.Range(0, 5).Select(settings.RateAt));
        Assert.Equal(0.55, settings.RateAt(54), 1e-9);
        Assert.Equal(0.1, settings.RateAt(104), 1e-9);
        Assert.InRange(settings.RateAt(103), 0.1, 0.101);
    }

    [Fact]
    public void Every_passing_of_the_data_deals_out_each_sequence_once_in_another_order()
    {
        TokenWindows windows = new(TokenStretch.Whole(_reader), Packed.Settings);
        Assert.Equal(2999 / 32, windows.Count);
        int[] tokens = new int[4 * 32], targets = new int[4 * 32], all = new int[3000];
        _reader.Read(0, all);
        List<string> dealt = [];
        for (int step = 0; step < 2 * windows.Count / 4; step++)
        {
            windows.Fill(step, tokens, targets);
            for (int i = 0; i < 4; i++)
            {
                dealt.Add(string.Join(' ', tokens.Skip(i * 32).Take(32)));
                Assert.Equal(tokens.Skip((i * 32) + 1).Take(31), targets.Skip(i * 32).Take(31));
            }
        }

        string[] wanted = [.. Enumerable.Range(0, windows.Count).Select(i => string.Join(' ', all.Skip(i * 32).Take(32))).Order(StringComparer.Ordinal)];
        Assert.Equal(wanted, dealt.Take(windows.Count).Order(StringComparer.Ordinal));
        Assert.NotEqual(dealt.Take(80), dealt.Skip(windows.Count).Take(80));
        windows.Fill(3, tokens, targets);
        Assert.Equal(dealt[12], string.Join(' ', tokens.Take(32)));
    }

    [Fact]
    public void Held_out_documents_are_the_last_ones_and_are_measured_to_the_last_token()
    {
        (TokenStretch training, TokenStretch heldOut) = TokenStretch.Split(_reader, 0.05);
        Assert.Equal((0L, 2850L, 2850L, 150L), (training.Start, training.Count, heldOut.Start, heldOut.Count));
        LlamaModel model = LlamaModel.Fresh(Packed.Settings.Shape, 1);
        TokenLengths lengths = TokenLengths.Of([.. Enumerable.Range(0, Packed.Vocabulary).Select(token => token == 0 ? Array.Empty<byte>() : "あ"u8.ToArray())]);
        HeldOutLoss whole = new HeldOut(model, heldOut, Packed.Settings, lengths, long.MaxValue, 1).Measure();
        int[] text = new int[150];
        heldOut.Read(0, text, Packed.Vocabulary);
        int characters = text.Skip(1).Count(token => token != 0);
        Assert.Equal((149L, (long)characters, 3L * characters), (whole.Tokens, whole.Characters, whole.Bytes));
        Assert.Equal(whole.Nats / Math.Log(2) / characters, whole.BitsPerCharacter, 1e-9);
        Assert.Equal(whole.BitsPerCharacter / 3, whole.BitsPerByte, 1e-9);
        Assert.Equal(40L, new HeldOut(model, heldOut, Packed.Settings, null, 40, 1).Measure().Tokens);
    }

    [Fact]
    public void Bytes_of_a_cut_character_count_as_one_character_together() =>
        Assert.Equal([1, 0, 0, 2, 0], TokenLengths.Of([[0xE3], [0x81], [0x82], "あa"u8.ToArray(), []]).Characters);

    [Fact]
    public void Data_that_cannot_be_learned_from_is_told()
    {
        Assert.Equal("TSU5201", Assert.Throws<TsumugiException>(() => new Trainer(Packed.Settings with { Shape = Packed.Settings.Shape with { VocabularySize = 9 } }, TokenStretch.Whole(_reader), 1).Advance()).Code);
        Assert.Equal("TSU5202", Assert.Throws<TsumugiException>(() => new TokenWindows(new TokenStretch(_reader, 0, 32), Packed.Settings)).Code);
        Assert.Equal("TSU5208", Assert.Throws<TsumugiException>(() => Diverge(new Trainer(Packed.Settings with { LearningRate = 9, LongestGradient = 1e9, WeightDecay = 10, Steps = 4000, WarmUpSteps = 0 }, TokenStretch.Whole(_reader), 1))).Code);
    }

    [Theory]
    [InlineData("steps", 0)]
    [InlineData("length", 33)]
    [InlineData("heads", 3)]
    [InlineData("rate", 0)]
    [InlineData("vocabulary", 1 << 30)]
    [InlineData("width", 0)]
    public void Settings_that_make_no_run_are_named(string name, int value)
    {
        TrainingSettings settings = Packed.Settings;
        settings = name switch
        {
            "steps" => settings with { Steps = value },
            "length" => settings with { Length = value },
            "heads" => settings with { Shape = settings.Shape with { Heads = value } },
            "rate" => settings with { LearningRate = value },
            "vocabulary" => settings with { Shape = settings.Shape with { VocabularySize = value } },
            _ => settings with { Shape = settings.Shape with { Width = value } },
        };
        Assert.NotNull(settings.Problem());
        Assert.Null(Packed.Settings.Problem());
    }

    [Fact]
    public void A_checkpoint_cut_or_changed_anywhere_is_refused()
    {
        TrainingSettings settings = Packed.Settings with { Shape = Packed.Settings.Shape with { VocabularySize = Packed.Vocabulary, Width = 4, HeadWidth = 2, HiddenWidth = 3, Layers = 1, Heads = 1, KeyValueHeads = 1 } };
        Trainer trainer = new(settings, TokenStretch.Whole(_reader), 1);
        _ = trainer.Advance();
        string path = _folder.File("checkpoint");
        Checkpoint.Write(path, trainer, "data");
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length += length < 64 ? 1 : 41)
        {
            Refused(whole[..length]);
        }

        for (int at = 0; at < whole.Length; at += 97)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x11;
            Refused(changed);
        }

        Assert.Equal(1, Checkpoint.Open(path).Step);
    }

    [Fact]
    public void A_checkpoint_is_read_by_its_names_and_one_of_another_kind_is_refused()
    {
        string path = _folder.File("model.safetensors");
        using (FileStream file = File.Create(path))
        {
            Tsumugi.Models.Formats.SafetensorsWriter.Write(file, [], new Dictionary<string, string>(StringComparer.Ordinal));
        }

        Assert.Equal("TSU5206", Assert.Throws<TsumugiException>(() => Checkpoint.Open(path)).Code);
        Refused(Encoding.UTF8.GetBytes("not a checkpoint at all"));
        Assert.Throws<FileNotFoundException>(() => Checkpoint.Open(_folder.File("absent")));
    }

    private static void Diverge(Trainer trainer)
    {
        while (!trainer.IsDone)
        {
            _ = trainer.Advance();
        }
    }

    private void Refused(byte[] bytes)
    {
        string path = _folder.Write("broken", bytes);
        Assert.Equal("TSU5206", Assert.Throws<TsumugiException>(() => Checkpoint.Open(path)).Code);
    }
}
