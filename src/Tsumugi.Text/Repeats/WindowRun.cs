namespace Tsumugi.Text.Repeats;

/// <summary>A run of windows of one piece, and where the same windows stand first, see <see cref="SharedWindows"/>.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Start">Where the first window begins in it.</param>
/// <param name="Windows">How many windows there are.</param>
/// <param name="FirstPiece">The piece in which they stand first; the piece itself where none is before it.</param>
/// <param name="FirstStart">Where the first window begins in that piece.</param>
public readonly record struct WindowRun(int Piece, int Start, int Windows, int FirstPiece, int FirstStart);
