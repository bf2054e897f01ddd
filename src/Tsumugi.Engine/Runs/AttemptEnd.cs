namespace Tsumugi.Engine.Runs;

/// <summary>How an attempt at a task ended that did not commit it.</summary>
public enum AttemptEnd
{
    /// <summary>Not known: it still runs, or it died without a word (killed, out of memory, the node is gone).</summary>
    Unknown,

    /// <summary>A signal asked it to stop: preemption, requeue, the time limit.</summary>
    Stopped,

    /// <summary>An error that another attempt may not meet.</summary>
    Failed,

    /// <summary>The disk of its node was full, which another node may not have.</summary>
    DiskFull,

    /// <summary>Its input is broken, and would be for every attempt.</summary>
    BadData,

    /// <summary>A person has asked to go on, so it no longer counts.</summary>
    Forgiven,
}
