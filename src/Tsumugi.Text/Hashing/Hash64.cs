using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tsumugi.Text.Hashing;

/// <summary>Turns bytes or letters into 64 well-mixed bits, the same on every machine and in every run.</summary>
/// <remarks>
/// <para>
/// The algorithm is XXH64 as published in the xxHash specification (doc/xxhash_spec.md, version 0.1.1, by Yann Collet); the values equal those
/// of every other XXH64. Not cryptographic: whoever chooses the input can make two texts collide, so nothing may rest on equality of
/// hashes alone where an attacker would gain by it.
/// </para>
/// <para>
/// Letters are hashed as their UTF-16 little-endian bytes. Never allocates, never throws, thread-safe. Cost: about a tenth of a
/// nanosecond per byte for long inputs, five nanoseconds for a word.
/// </para>
/// </remarks>
public static class Hash64
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;

    /// <summary>Hashes letters, as UTF-16 little-endian bytes.</summary>
    public static ulong Of(ReadOnlySpan<char> letters, ulong seed = 0) => Of(MemoryMarshal.AsBytes(letters), seed);

    /// <summary>Hashes bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        ulong hash = bytes.Length >= 32 ? Stripes(ref bytes, seed, (ulong)bytes.Length) : seed + Prime5 + (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash ^= Round(0, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            hash = (BitOperations.RotateLeft(hash, 27) * Prime1) + Prime4;
            bytes = bytes[8..];
        }

        if (bytes.Length >= 4)
        {
            hash ^= BinaryPrimitives.ReadUInt32LittleEndian(bytes) * Prime1;
            hash = (BitOperations.RotateLeft(hash, 23) * Prime2) + Prime3;
            bytes = bytes[4..];
        }

        foreach (byte value in bytes)
        {
            hash ^= value * Prime5;
            hash = BitOperations.RotateLeft(hash, 11) * Prime1;
        }

        return Avalanche(hash);
    }

    /// <summary>Hashes one 64-bit value; equal to hashing its eight little-endian bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong value, ulong seed = 0)
    {
        ulong hash = (seed + Prime5 + 8) ^ Round(0, value);
        return Avalanche((BitOperations.RotateLeft(hash, 27) * Prime1) + Prime4);
    }

    /// <summary>Folds the 32-byte stripes into four lanes that do not wait for one another, then the lanes into one.</summary>
    private static ulong Stripes(ref ReadOnlySpan<byte> bytes, ulong seed, ulong length)
    {
        ulong a = seed + Prime1 + Prime2;
        ulong b = seed + Prime2;
        ulong c = seed;
        ulong d = seed - Prime1;
        ReadOnlySpan<byte> rest = bytes;
        while (rest.Length >= 32)
        {
            a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(rest[16..]));
            d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(rest[24..]));
            rest = rest[32..];
        }

        bytes = rest;
        ulong hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
        hash = Merge(Merge(Merge(Merge(hash, a), b), c), d);
        return hash + length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Round(ulong lane, ulong input) => BitOperations.RotateLeft(lane + (input * Prime2), 31) * Prime1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Merge(ulong hash, ulong lane) => ((hash ^ Round(0, lane)) * Prime1) + Prime4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Avalanche(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }
}
