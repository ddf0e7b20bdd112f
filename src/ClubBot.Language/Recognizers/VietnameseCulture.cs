namespace ClubBot.Language.Recognizers;

/// <summary>Vietnamese as a culture of Microsoft.Recognizers.Text.</summary>
/// <remarks>
/// Ask its models with <c>fallbackToDefaultCulture: false</c>: before one of the recognizers of this folder was made in a process,
/// Microsoft.Recognizers.Text answers for an unknown culture with its English models.
/// </remarks>
public static class VietnameseCulture
{
    /// <summary>The culture code under which the models are registered.</summary>
    public const string Code = "vi-vn";
}
