using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Tsumugi.Storage.Files;

/// <summary>Hashes files.</summary>
public static class FileHash
{
    /// <summary>Hashes a file, or a stretch of it, with SHA-256.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">The first byte.</param>
    /// <param name="end">The first byte behind; beyond the end of the file means the end.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Sha256(string path, long start = 0, long end = long.MaxValue)
    {
        using SafeFileHandle file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        try
        {
            for (long at = start; at < end;)
            {
                int read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - at)), at);
                if (read == 0)
                {
                    break;
                }

                hash.AppendData(buffer, 0, read);
                at += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
