namespace ClubBot.AcceptanceTests.WebChat;

/// <summary>The npm packages of the tests, as <c>npm ci</c> lays them down in the folder <c>web</c>.</summary>
internal static class NodePackages
{
    /// <summary>The folder <c>tests/ClubBot.AcceptanceTests/web</c> of the repository.</summary>
    public static string WebFolder { get; } = Find();

    /// <summary>Full path of a file of a package.</summary>
    public static string PathOf(string file)
    {
        var path = Path.Combine(WebFolder, "node_modules", file);
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException($"'{path}' is missing. Run tests/run, or 'npm ci' in '{WebFolder}'.");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var web = Path.Combine(folder.FullName, "tests", "ClubBot.AcceptanceTests", "web");
            if (File.Exists(Path.Combine(web, "package.json")))
            {
                return web;
            }
        }

        throw new InvalidOperationException("The tests do not lie in the repository: tests/ClubBot.AcceptanceTests/web is not above them.");
    }
}
