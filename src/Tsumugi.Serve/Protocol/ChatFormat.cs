using System.Text;

namespace Tsumugi.Serve.Protocol;

/// <summary>How a chat becomes one text for a model that has only learnt to continue texts.</summary>
/// <param name="System">What stands before the words of the system; they end with an empty line.</param>
/// <param name="User">What stands before a turn of the user.</param>
/// <param name="Assistant">What stands before a turn of the assistant, and at the very end, where the model goes on.</param>
public sealed record ChatFormat(string System, string User, string Assistant)
{
    /// <summary>Gets the format of Japanese dialogue as scripts write it: a name, a colon, the words.</summary>
    public static ChatFormat Turns { get; } = new("", "ユーザー：", "アシスタント：");

    /// <summary>Gets the texts at which an answer ends: the next turn of the user.</summary>
    public IReadOnlyList<string> Stops => [$"\n{User}"];

    /// <summary>Writes the messages as one text.</summary>
    public string Write(IReadOnlyList<ChatMessage> messages)
    {
        StringBuilder text = new();
        foreach (ChatMessage message in messages)
        {
            _ = message.Role switch
            {
                "system" => text.Append(System).Append(message.Text).Append("\n\n"),
                "user" => text.Append(User).Append(message.Text).Append('\n'),
                _ => text.Append(Assistant).Append(message.Text).Append('\n'),
            };
        }

        return text.Append(Assistant).ToString();
    }
}
