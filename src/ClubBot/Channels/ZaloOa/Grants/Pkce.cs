using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary>Proof that whoever exchanges a code is who asked for it (RFC 7636, method S256).</summary>
internal static class Pkce
{
    /// <summary>Bytes of a verifier; written out they are 43 characters. Source: official SDK.</summary>
    private const int VerifierBytes = 32;

    public static string NewVerifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(VerifierBytes));

    /// <summary>What goes into the link.</summary>
    public static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
