using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Redact;

/// <summary>Finds what addresses of the web give away: logins (`https://user:password@host`), keys and sessions in queries, and user names in paths.</summary>
/// <remarks>Cost: a vector search for `://`; each address is read once, so time is linear. No allocation of its own.</remarks>
public sealed class UrlDetector : ITextDetector
{
    private const int ShortestSecret = 8;

    private static readonly string[] Secrets =
    [
        "token", "access_token", "auth_token", "refresh_token", "id_token", "api_key", "apikey", "api-key", "appkey", "key", "secret", "client_secret", "password", "passwd", "pwd", "pass",
        "session", "sessionid", "session_id", "sid", "phpsessid", "jsessionid", "auth", "signature", "sig", "x-amz-signature", "x-amz-security-token", "x-amz-credential", "code", "otp",
    ];

    private static readonly string[] UserFolders = ["users", "user", "u", "members", "member", "profile", "profiles", "people", "accounts", "account"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = ["url-login", "url-secret", "url-user"];

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> findings)
    {
        int at = 0;
        for (int skip; (skip = text[at..].IndexOf("://", StringComparison.Ordinal)) >= 0;)
        {
            int start = at + skip + 3;
            int end = start;
            while (end < text.Length && IsPart(text[end]))
            {
                end++;
            }

            Read(text, start, end, findings);
            at = end;
        }
    }

    private static void Read(ReadOnlySpan<char> text, int start, int end, List<TextEdit> findings)
    {
        ReadOnlySpan<char> address = text[start..end];
        int host = address.IndexOfAny('/', '?', '#');
        host = host < 0 ? address.Length : host;
        int login = address[..host].LastIndexOf('@');
        if (login > 0 && address[..login].Contains(':'))
        {
            findings.Add(new TextEdit(new TextSpan(start, start + login), "url-login", 1, "format", ""));
        }

        int query = address[host..].IndexOfAny('?', '#', ';');
        query = query < 0 ? address.Length : host + query;
        ReadPath(address[..query], host, start, findings);
        ReadQuery(address, query, start, findings);
    }

    private static void ReadPath(ReadOnlySpan<char> address, int from, int offset, List<TextEdit> findings)
    {
        bool named = false;
        for (int at = from; at < address.Length;)
        {
            int length = address[(at + 1)..].IndexOf('/');
            int end = length < 0 ? address.Length : at + 1 + length;
            ReadOnlySpan<char> part = address[(at + 1)..end];
            int mark = part.Length > 1 && part[0] is '~' or '@' ? 1 : 0;
            if ((mark > 0 || named) && part.Length - mark >= 2 && IsName(part[mark..]))
            {
                findings.Add(new TextEdit(new TextSpan(offset + at + 1 + mark, offset + end), "url-user", mark > 0 ? 0.9 : 0.8, "format+path", ""));
                return;
            }

            named = IsOneOf(part, UserFolders);
            at = end;
        }
    }

    private static void ReadQuery(ReadOnlySpan<char> address, int from, int offset, List<TextEdit> findings)
    {
        int at = from;
        while (at < address.Length)
        {
            int begin = at + 1;
            int length = address[begin..].IndexOfAny('&', ';', '#');
            at = length < 0 ? address.Length : begin + length;
            ReadOnlySpan<char> pair = address[begin..at];
            int equals = pair.IndexOf('=');
            if (equals > 0 && pair.Length - equals - 1 >= ShortestSecret && IsOneOf(pair[..equals], Secrets))
            {
                findings.Add(new TextEdit(new TextSpan(offset + begin + equals + 1, offset + at), "url-secret", 0.9, "format+name", ""));
            }
        }
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (string candidate in words)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says whether a part of a path can be a user's name: letters, digits and a few marks, and no file.</summary>
    private static bool IsName(ReadOnlySpan<char> part)
    {
        foreach (char letter in part)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        return !part.EndsWith(".html", StringComparison.OrdinalIgnoreCase) && !part.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) && !part.EndsWith(".php", StringComparison.OrdinalIgnoreCase) && !part.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPart(char letter) => letter is > ' ' and < '\u007F' and not ('"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}');
}
