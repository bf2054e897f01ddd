namespace Tsumugi.Storage.Native;

/// <summary>What one step of inflating ended with.</summary>
internal enum InflateResult
{
    /// <summary>The member goes on: more input or more room is needed.</summary>
    More,

    /// <summary>The member ended, and its length and CRC-32 are right.</summary>
    End,

    /// <summary>The bytes are no gzip member, or its checks are wrong.</summary>
    Error,
}
