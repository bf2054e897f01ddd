using System.Text;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Reads SentencePiece's `.model` files.</summary>
/// <remarks>Fields and defaults: google/sentencepiece, src/sentencepiece_model.proto. Absent fields take the defaults of that file, so an absent `model_type` means unigram.</remarks>
internal static class SentencePieceReader
{
    /// <summary>Reads a model.</summary>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5100 to TSU5102.</exception>
    internal static TokenizerModel Read(ReadOnlySpan<byte> bytes, string path)
    {
        var vocabulary = new Vocabulary();
        var trainer = new TrainerFields();
        var normaliser = new NormaliserSettings();
        ProtobufReader fields = new(bytes, 0, path);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    ReadPiece(fields.Message(), vocabulary, path);
                    break;
                case 2:
                    trainer.Read(fields.Message());
                    break;
                case 3:
                    normaliser = ReadNormaliser(fields.Message());
                    break;
                default:
                    break;
            }
        }

        if (vocabulary.Count == 0)
        {
            throw TokenizerFault.Damaged(path, "the file holds no pieces", "ファイルに語彙がありません");
        }

        if (trainer.Type is not (1 or 2))
        {
            throw TokenizerFault.Foreign(path, FormattableString.Invariant($"the model is of type {trainer.Type}, expected unigram (1) or BPE (2)"), FormattableString.Invariant($"モデルの種類が {trainer.Type} です。unigram (1) か BPE (2) を指定してください"));
        }

        return new TokenizerModel
        {
            Vocabulary = vocabulary,
            Algorithm = (TokenizerAlgorithm)trainer.Type,
            Normaliser = normaliser with { WhitespaceAsSuffix = trainer.WhitespaceAsSuffix },
            ByteFallback = trainer.ByteFallback,
            UnknownId = VocabularyCheck.Unknown(vocabulary, path),
            BeginId = Find(vocabulary, trainer.Begin),
            EndId = Find(vocabulary, trainer.End),
            PaddingId = Find(vocabulary, trainer.Padding),
            UnknownSurface = trainer.UnknownSurface,
        };
    }

    // As SentencePiece does it: by name, not by the id that the trainer was asked for.
    private static int Find(Vocabulary vocabulary, string name)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(name);
        for (int id = 0; id < vocabulary.Count; id++)
        {
            if (vocabulary.Kind(id) == PieceKind.Control && vocabulary.Bytes(id).SequenceEqual(wanted))
            {
                return id;
            }
        }

        return -1;
    }

    private static void ReadPiece(ProtobufReader fields, Vocabulary vocabulary, string path)
    {
        ReadOnlySpan<byte> piece = default;
        float score = 0;
        int kind = (int)PieceKind.Normal;
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    piece = fields.Content();
                    break;
                case 2:
                    score = fields.Float();
                    break;
                case 3:
                    kind = fields.Int();
                    break;
                default:
                    break;
            }
        }

        if (kind is < (int)PieceKind.Normal or > (int)PieceKind.Byte)
        {
            throw TokenizerFault.Damaged(path, FormattableString.Invariant($"piece {vocabulary.Count} is of the unknown kind {kind}"), FormattableString.Invariant($"{vocabulary.Count} 番の語の種類 {kind} は定義されていません"));
        }

        vocabulary.Add(piece, score, (PieceKind)kind);
    }

    private static NormaliserSettings ReadNormaliser(ProtobufReader fields)
    {
        var settings = new NormaliserSettings();
        while (fields.Next())
        {
            settings = fields.Field switch
            {
                1 => settings with { Name = Encoding.UTF8.GetString(fields.Content()) },
                2 => settings with { CharacterMap = fields.Content().ToArray() },
                3 => settings with { AddDummyPrefix = fields.Bool() },
                4 => settings with { RemoveExtraWhitespace = fields.Bool() },
                5 => settings with { EscapeWhitespace = fields.Bool() },
                _ => settings,
            };
        }

        return settings;
    }

    /// <summary>The fields of `TrainerSpec` that matter to a reader.</summary>
    private struct TrainerFields()
    {
        public int Type = 1;
        public bool ByteFallback;
        public bool WhitespaceAsSuffix;
        public string Begin = "<s>";
        public string End = "</s>";
        public string Padding = "<pad>";
        public string UnknownSurface = " \u2047 ";

        public void Read(ProtobufReader fields)
        {
            while (fields.Next())
            {
                switch (fields.Field)
                {
                    case 3:
                        Type = fields.Int();
                        break;
                    case 24:
                        WhitespaceAsSuffix = fields.Bool();
                        break;
                    case 35:
                        ByteFallback = fields.Bool();
                        break;
                    case 44:
                        UnknownSurface = Encoding.UTF8.GetString(fields.Content());
                        break;
                    case 46:
                        Begin = Encoding.UTF8.GetString(fields.Content());
                        break;
                    case 47:
                        End = Encoding.UTF8.GetString(fields.Content());
                        break;
                    case 48:
                        Padding = Encoding.UTF8.GetString(fields.Content());
                        break;
                    default:
                        break;
                }
            }
        }
    }
}
