namespace ClubBot.Pictures;

/// <summary>A page as a file.</summary>
/// <param name="ContentType">"image/png", or "application/pdf" for what is to be printed.</param>
/// <param name="Content">The file.</param>
internal sealed record DrawnSheet(string ContentType, byte[] Content)
{
    public const string Png = "image/png";

    public const string Pdf = "application/pdf";
}
