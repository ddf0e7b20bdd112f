using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ClubBot.Kernel.Turns;

/// <summary>A short number that can be written on paper and read out on the phone.</summary>
public static class ReceiptNumber
{
    /// <summary>Six digits, <c>482-719</c>, the same when the turn is run again. One in a million others has the same.</summary>
    public static string NewReceipt(this ITurnContext turn)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(turn.NewId()));
        var number = BinaryPrimitives.ReadUInt32LittleEndian(hash) % 1_000_000;
        return string.Create(CultureInfo.InvariantCulture, $"{number / 1000:D3}-{number % 1000:D3}");
    }
}
