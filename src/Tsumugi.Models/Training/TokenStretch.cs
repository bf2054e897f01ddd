using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;

namespace Tsumugi.Models.Training;

/// <summary>Part of a file of packed tokens.</summary>
/// <param name="Reader">The file.</param>
/// <param name="Start">The first token.</param>
/// <param name="Count">How many.</param>
public sealed record TokenStretch(MegatronReader Reader, long Start, long Count)
{
    /// <summary>Takes a whole file.</summary>
    public static TokenStretch Whole(MegatronReader reader) => new(reader, 0, reader.Tokens);

    /// <summary>Cuts a file between documents, so that the last of them are held out.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="share">The least share of tokens to hold out.</param>
    /// <returns>What to learn from, and what is held out; at least one document each if there are two.</returns>
    public static (TokenStretch Training, TokenStretch HeldOut) Split(MegatronReader reader, double share)
    {
        long most = reader.Tokens - (long)Math.Ceiling(reader.Tokens * share);
        int document = reader.Documents - 1;
        while (document > 1 && reader.Start(document) > most)
        {
            document--;
        }

        long cut = document < 1 ? reader.Tokens : reader.Start(document);
        return (new TokenStretch(reader, 0, cut), new TokenStretch(reader, cut, reader.Tokens - cut));
    }

    /// <summary>Reads tokens.</summary>
    /// <param name="start">The first, counted from the beginning of the stretch.</param>
    /// <param name="tokens">Where they go.</param>
    /// <param name="vocabularySize">How many tokens the model knows.</param>
    /// <exception cref="TsumugiException">TSU5201: a token is unknown.</exception>
    public void Read(long start, Span<int> tokens, int vocabularySize)
    {
        Reader.Read(Start + start, tokens);
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)vocabularySize)
            {
                throw new TsumugiException(
                    "TSU5201",
                    ExitCode.Usage,
                    Reader.Prefix,
                    new Phrase($"token {Start + start + i} is {tokens[i]}, but the vocabulary ends at {vocabularySize - 1}", $"{Start + start + i} 番目のトークンが {tokens[i]} ですが、語彙は {vocabularySize - 1} までです"),
                    new Phrase("name the tokenizer that the data was packed with", "このデータを詰めたときのトークナイザーを指定してください"));
            }
        }
    }
}
