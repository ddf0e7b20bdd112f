using QRCoder;

namespace ClubBot.Dialogs.Club.Funds.Transfers;

/// <summary>A VietQR code as a picture.</summary>
public static class VietQrPicture
{
    /// <summary>Shortest side of the picture, in pixels: it stays sharp on a phone's whole screen and on a printed sheet.</summary>
    public const int SideMin = 640;

    /// <summary>The code black on white with its quiet zone of four modules, as a PNG file. Level M: up to 15 % of it may be unreadable.</summary>
    /// <param name="payload">The text of the code, from <see cref="VietQr.Payload"/>.</param>
    public static byte[] Png(string payload)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(payload);
        using var code = QRCodeGenerator.GenerateQrCode(payload, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);

        // The matrix holds the quiet zone already.
        var modules = code.ModuleMatrix.Count;
        return picture.GetGraphic((SideMin + modules - 1) / modules);
    }
}
