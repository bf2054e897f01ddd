namespace Tsumugi.Models.Tokenizers;

/// <summary>Walks over the fields of a protobuf message without believing it.</summary>
/// <remarks>
/// Wire format as documented in the Protocol Buffers encoding guide: varint, 64 bit, length-delimited, 32 bit. Lengths are held against the
/// bytes that are there before anything is done with them, and nothing is ever allocated by a length that the file claims.
/// </remarks>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes, int origin, string path)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;
    private int _wire;
    private ulong _number;
    private ReadOnlySpan<byte> _content;
    private int _contentStart;

    /// <summary>Gets the number of the field that <see cref="Next"/> found.</summary>
    public int Field { get; private set; }

    /// <summary>Goes to the next field; false at the end.</summary>
    public bool Next()
    {
        if (_position == _bytes.Length)
        {
            return false;
        }

        ulong tag = Varint();
        if (tag >> 3 is 0 or > 0x1FFF_FFFF)
        {
            throw Damaged("a field with an impossible number", "ありえない番号のフィールドです");
        }

        (Field, _wire) = ((int)(tag >> 3), (int)(tag & 7));
        switch (_wire)
        {
            case 0:
                _number = Varint();
                break;
            case 1:
                _content = Take(8);
                break;
            case 2:
                ulong length = Varint();
                if (length > (ulong)(_bytes.Length - _position))
                {
                    throw Damaged(
                        FormattableString.Invariant($"a field claims {length} bytes, {_bytes.Length - _position} are left"),
                        FormattableString.Invariant($"フィールドの長さが {length} バイトと書かれていますが、残りは {_bytes.Length - _position} バイトです"));
                }

                _contentStart = _position;
                _content = Take((int)length);
                break;
            case 5:
                _content = Take(4);
                break;
            default:
                throw Damaged(FormattableString.Invariant($"a field of wire type {_wire}"), FormattableString.Invariant($"フィールドの形式 {_wire} は使えません"));
        }

        return true;
    }

    /// <summary>Gets the field as a whole number; negative ones take ten bytes, as protobuf writes them.</summary>
    public readonly int Int() => _wire == 0 ? (int)(uint)_number : throw Wrong();

    /// <summary>Gets the field as yes or no.</summary>
    public readonly bool Bool() => _wire == 0 ? _number != 0 : throw Wrong();

    /// <summary>Gets the field as a number of 32 bits.</summary>
    public readonly float Float() => _wire == 5 ? System.Buffers.Binary.BinaryPrimitives.ReadSingleLittleEndian(_content) : throw Wrong();

    /// <summary>Gets the field as bytes.</summary>
    public readonly ReadOnlySpan<byte> Content() => _wire == 2 ? _content : throw Wrong();

    /// <summary>Gets the field as a message of its own.</summary>
    public readonly ProtobufReader Message() => new(Content(), origin + _contentStart, path);

    private readonly Contracts.Messages.TsumugiException Wrong() => Damaged(
        FormattableString.Invariant($"field {Field} has wire type {_wire}, which is not its own"), FormattableString.Invariant($"フィールド {Field} の形式 {_wire} が正しくありません"));

    private readonly Contracts.Messages.TsumugiException Damaged(string english, string japanese) =>
        TokenizerFault.Damaged(FormattableString.Invariant($"{path}: byte {origin + _position}"), english, japanese);

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _bytes.Length - _position)
        {
            throw Damaged("the file ends within a field", "フィールドの途中でファイルが終わっています");
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(_position, length);
        _position += length;
        return taken;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (_position == _bytes.Length)
            {
                throw Damaged("the file ends within a number", "数値の途中でファイルが終わっています");
            }

            byte part = _bytes[_position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Damaged("a number of more than ten bytes", "数値が 10 バイトを超えています");
    }
}
