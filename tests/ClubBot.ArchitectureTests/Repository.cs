using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ClubBot.ArchitectureTests;

/// <summary>One file of the product's code.</summary>
/// <param name="Path">From the root of the repository, with slashes.</param>
/// <param name="Root">Its syntax.</param>
internal sealed record SourceFile(string Path, SyntaxNode Root)
{
    public static SourceFile Parse(string path, string text) =>
        new(path, CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot());

    public int Lines => Root.SyntaxTree.GetText().Lines.Count;

    /// <summary>The folder after the given one, or null when the file does not lie under it.</summary>
    public string? FolderUnder(string folder) =>
        Path.StartsWith(folder, StringComparison.Ordinal) && Path[folder.Length..].Split('/') is { Length: > 1 } parts ? parts[0] : null;

    /// <summary>A finding in this file.</summary>
    public string At(SyntaxNode node, string what) => $"{Path}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {what}";
}

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>All hand-written code under <c>src</c>.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Folder, "src"), "*.cs", SearchOption.AllDirectories)
           let path = Path.GetRelativePath(Folder, file).Replace('\\', '/')
           where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
           orderby path
           select SourceFile.Parse(path, File.ReadAllText(file)),
    ];

    /// <summary>Project files under <c>src</c>: name and content.</summary>
    public static IReadOnlyList<(string Name, string Xml)> Projects { get; } =
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Folder, "src"), "*.csproj", SearchOption.AllDirectories)
           orderby file
           select (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)),
    ];

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClubBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("ClubBot.sln lies in no folder above the tests.");
    }
}
