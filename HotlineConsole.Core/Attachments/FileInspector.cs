using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Attachments;

/// <summary>Looks at a file as it passes: what it is, how large, and its hash. Never holds more of it than its beginning and, of a ZIP, its end.</summary>
internal sealed class FileInspector(string name, long most) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _head = new byte[AttachmentType.HeadLength];
    private readonly Decoder _utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
    private char[]? _letters;
    private byte[]? _tail;
    private int _headLength;
    private int _tailLength;
    private bool _isText = true;

    public long Size { get; private set; }

    /// <summary>Takes the next bytes; a refusal ends it, so that nobody sends the rest of what is too large.</summary>
    public Refusal? Take(ReadOnlySpan<byte> bytes)
    {
        Size += bytes.Length;
        if (Size > most)
        {
            return AddAttachment.TooLarge.With(Slot.Text(AttachmentLimits.Shown(most)));
        }

        var toHead = bytes[..Math.Min(bytes.Length, _head.Length - _headLength)];
        toHead.CopyTo(_head.AsSpan(_headLength));
        _headLength += toHead.Length;
        _hash.AppendData(bytes);
        if (_headLength >= 4 && AttachmentType.IsZip(_head))
        {
            KeepTail(bytes);
        }

        _isText = _isText && IsText(bytes, flush: false);
        return null;
    }

    /// <summary>The type of the whole file, or why it is refused.</summary>
    public (AttachmentType? Type, Refusal? Refusal) Finish()
    {
        if (Size == 0)
        {
            return (null, AddAttachment.Empty);
        }

        var head = _head.AsSpan(0, _headLength);
        if (AttachmentType.IsZip(head))
        {
            var document = ZipListing.DocumentOf(_tail.AsSpan(0, _tailLength), Size);
            return document is null ? (null, NotTaken) : Agreeing(document);
        }

        var found = AttachmentType.Of(head);
        return !found.IsEmpty ? Agreeing([.. found])
            : _isText && IsText([], flush: true) ? Agreeing(AttachmentType.Text)
            : (null, NotTaken);
    }

    /// <summary>Of everything that was taken, in lower-case hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private static Refusal NotTaken => AddAttachment.NotTaken.With(Slot.Text(AttachmentType.AllEndings));

    private (AttachmentType?, Refusal?) Agreeing(params AttachmentType[] found) => Array.Find(found, type => type.Ends(name)) is { } type
        ? (type, null)
        : (null, AddAttachment.Disagrees.With(Slot.Text(string.Join(' ', found[0].Endings))));

    private void KeepTail(ReadOnlySpan<byte> bytes)
    {
        _tail ??= new byte[ZipListing.TailLength];
        bytes = bytes[^Math.Min(bytes.Length, _tail.Length)..];
        var kept = Math.Min(_tailLength, _tail.Length - bytes.Length);
        _tail.AsSpan(_tailLength - kept, kept).CopyTo(_tail);
        bytes.CopyTo(_tail.AsSpan(kept));
        _tailLength = kept + bytes.Length;
    }

    private bool IsText(ReadOnlySpan<byte> bytes, bool flush)
    {
        try
        {
            _letters ??= new char[4096];
            do
            {
                _utf8.Convert(bytes, _letters, flush, out var used, out var written, out var done);
                foreach (var letter in _letters.AsSpan(0, written))
                {
                    if (char.IsControl(letter) && letter is not ('\t' or '\n' or '\r' or '\f'))
                    {
                        return false;
                    }
                }

                bytes = bytes[used..];
                if (done)
                {
                    return true;
                }
            }
            while (true);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
