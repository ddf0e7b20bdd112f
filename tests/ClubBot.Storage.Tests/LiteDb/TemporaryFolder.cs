namespace ClubBot.Storage.Tests.LiteDb;

/// <summary>A folder of one test, gone at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("clubbot-test-").FullName;

    public string DataFile => System.IO.Path.Combine(Path, "clubbot.db");

    public string LogFile => System.IO.Path.Combine(Path, "clubbot-log.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
