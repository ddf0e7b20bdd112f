using System.Security.Cryptography;
using System.Text;

namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary>Closes secrets before they go into a document: AES-256-GCM under a key that lies outside the database.</summary>
/// <remarks>Without a key file they are only encoded, and the folder of the store is what protects them.</remarks>
internal sealed class SecretBox
{
    private const string Closed = "gcm1:";
    private const string Encoded = "open:";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Shorter files hold no key worth the name.</summary>
    private const int KeyFileBytesMin = 16;

    private readonly byte[]? key;

    private SecretBox(byte[]? key) => this.key = key;

    /// <summary>A box with the key of a file; null = no key.</summary>
    /// <exception cref="InvalidDataException">The file is too short to be a key.</exception>
    public static SecretBox Of(string? keyFile)
    {
        if (string.IsNullOrWhiteSpace(keyFile))
        {
            return new SecretBox(null);
        }

        var content = File.ReadAllBytes(keyFile);
        return content.Length >= KeyFileBytesMin
            ? new SecretBox(HKDF.DeriveKey(HashAlgorithmName.SHA256, content, 32, info: "clubbot zalo-oa grant"u8.ToArray()))
            : throw new InvalidDataException($"Storage:KeyFile names a file of {content.Length} bytes; it must hold {KeyFileBytesMin} or more, for example from 'openssl rand 32'.");
    }

    /// <summary>Closes a text.</summary>
    /// <param name="text">The secret.</param>
    /// <param name="place">Where it will lie: it opens nowhere else.</param>
    public string Close(string text, string place)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        if (key is null)
        {
            return Encoded + Convert.ToBase64String(plain);
        }

        var box = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(place));
        return Closed + Convert.ToBase64String(box);
    }

    /// <summary>Opens what <see cref="Close"/> made; null when the key is missing or another one.</summary>
    public string? Open(string box, string place)
    {
        if (box.StartsWith(Encoded, StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(box[Encoded.Length..]));
        }

        if (key is null || !box.StartsWith(Closed, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var bytes = Convert.FromBase64String(box[Closed.Length..]);
            var plain = new byte[bytes.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(
                bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), plain, Encoding.UTF8.GetBytes(place));
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
