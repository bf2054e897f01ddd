namespace Tsumugi.Storage.Files;

/// <summary>Who won when a file was published.</summary>
public enum PublishResult
{
    /// <summary>The file now has its final name.</summary>
    Published,

    /// <summary>Another attempt was first: its file stays, ours is gone.</summary>
    AlreadyThere,
}
