namespace Tsumugi.Text.Repeats;

/// <summary>A run of neighbouring windows of one length that have the same anchor, see <see cref="AnchorScanner"/>.</summary>
/// <param name="Hash">The anchor's hash; equal for equal windows, wherever they stand.</param>
/// <param name="Start">Where the first window begins.</param>
/// <param name="Windows">How many windows there are; each begins one letter after the one before.</param>
public readonly record struct WindowAnchor(ulong Hash, int Start, int Windows);
