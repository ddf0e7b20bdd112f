using ClubBot.Channels.WebChat.Tokens;

namespace ClubBot.Tests.Channels.WebChat.Tokens;

public sealed class SigningKeyFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clubbot-key-");

    [Fact]
    public void LoadOrCreate_Twice_IsOneSecretKey()
    {
        var key = SigningKeyFile.LoadOrCreate(folder.FullName);

        Assert.Equal(key, SigningKeyFile.LoadOrCreate(folder.FullName));
        Assert.Equal(32, key.Length);
        var file = Assert.Single(folder.GetFiles());
        Assert.Equal(SigningKeyFile.FileName, file.Name);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
    }

    [Fact]
    public async Task LoadOrCreate_ManyAtOnce_AgreeOnOneKey()
    {
        for (var round = 0; round < 50; round++)
        {
            var fresh = folder.CreateSubdirectory($"round-{round}");
            var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SigningKeyFile.LoadOrCreate(fresh.FullName))));

            Assert.Single(keys.Select(Convert.ToHexString).Distinct());
            Assert.Single(fresh.GetFiles());
        }
    }

    [Fact]
    public void LoadOrCreate_DamagedFile_IsNotReplaced()
    {
        File.WriteAllText(Path.Combine(folder.FullName, SigningKeyFile.FileName), "short");

        Assert.Throws<InvalidDataException>(() => SigningKeyFile.LoadOrCreate(folder.FullName));
        Assert.Equal("short", File.ReadAllText(Path.Combine(folder.FullName, SigningKeyFile.FileName)));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
