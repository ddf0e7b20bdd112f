namespace ClubBot.Cli;

/// <summary>Writes files that only this user may read: they tell of one member, or let somebody be that member.</summary>
internal static class OwnerFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="IOException">The file is there already, or its folder is not.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written there.</exception>
    public static async Task WriteNewAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        await using var file = new FileStream(path, options);
        await file.WriteAsync(content, cancellationToken);
    }
}
