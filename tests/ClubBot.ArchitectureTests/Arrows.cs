using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClubBot.ArchitectureTests;

/// <summary>Who may know whom.</summary>
internal static partial class Arrows
{
    private const string AreasFolder = "src/ClubBot.Dialogs/Areas/";
    private const string ChannelsFolder = "src/ClubBot/Channels/";
    private const string PracticeFolder = "src/ClubBot/Practice/";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["ClubBot"] = ["ClubBot.Dialogs", "ClubBot.Storage"],
        ["ClubBot.Dialogs"] = ["ClubBot.Kernel", "ClubBot.Language"],
        ["ClubBot.Storage"] = ["ClubBot.Kernel"],
        ["ClubBot.Kernel"] = [],
        ["ClubBot.Language"] = [],
    };

    private static readonly string[] Areas = ["Income", "Health", "HomeCare", "MutualAid", "Rights", "Learning", "Wellbeing", "Resources"];

    /// <summary>References between projects that the plan of the house does not have.</summary>
    public static IEnumerable<string> BetweenProjects(string name, string xml) =>
        from reference in XDocument.Parse(xml).Descendants("ProjectReference")
        let target = Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))
        where !Allowed.TryGetValue(name, out var targets) || !targets.Contains(target)
        select $"{name} -> {target}";

    /// <summary>Web and database in a project that must have neither; the embedded engine anywhere but in the storage.</summary>
    public static IEnumerable<string> ForbiddenPackages(string name, string xml)
    {
        var project = XDocument.Parse(xml);
        var packages = project.Descendants("PackageReference").Concat(project.Descendants("FrameworkReference"))
            .Select(package => (string)package.Attribute("Include")!)
            .Concat(((string?)project.Root!.Attribute("Sdk"))!.EndsWith(".Web", StringComparison.Ordinal) ? ["Microsoft.AspNetCore.App"] : []);
        return packages
            .Where(package => (Database().IsMatch(package) && name != "ClubBot.Storage") || (Web().IsMatch(package) && name != "ClubBot"))
            .Select(package => $"{name} -> {package}");
    }

    /// <summary>Namespaces of the web and of the engine in code that must not know them.</summary>
    public static IEnumerable<string> ForbiddenNamespaces(SourceFile file) =>
        from name in Names(file)
        let isForeign = (name.Text.StartsWith("LiteDB", StringComparison.Ordinal) && !file.Path.StartsWith("src/ClubBot.Storage/", StringComparison.Ordinal))
            || (name.Text.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !file.Path.StartsWith("src/ClubBot/", StringComparison.Ordinal))
        where isForeign
        select file.At(name.Node, name.Text);

    /// <summary>An area that names another area; something every area needs that names one of them.</summary>
    public static IEnumerable<string> BetweenAreas(SourceFile file)
    {
        var own = file.FolderUnder(AreasFolder);
        if (own is null && !file.Path.StartsWith("src/ClubBot.Dialogs/Club/", StringComparison.Ordinal))
        {
            return [];
        }

        return from name in Names(file)
               let area = AreaIn(name.Text)
               where area is not null && area != own
               select file.At(name.Node, name.Text);
    }

    /// <summary>A fake platform that names a channel or another fake platform: it would repeat the mistakes of what it is to prove.</summary>
    public static IEnumerable<string> FromPractice(SourceFile file)
    {
        if (!file.Path.StartsWith(PracticeFolder, StringComparison.Ordinal))
        {
            return [];
        }

        var own = file.FolderUnder(PracticeFolder);
        return from name in Names(file)
               let other = PracticeName().Match(name.Text)
               where ChannelName().IsMatch(name.Text) || (own is not null && other.Success && other.Groups[1].Value != own)
               select file.At(name.Node, name.Text);
    }

    /// <summary>Code outside the practice mode that leans on it; only the composition of the host names it.</summary>
    public static IEnumerable<string> ToPractice(SourceFile file) =>
        file.Path.StartsWith(PracticeFolder, StringComparison.Ordinal) || file.Path == "src/ClubBot/Http/ClubBotHost.cs"
            ? []
            : from name in Names(file)
              where PracticeUse().IsMatch(name.Text)
              select file.At(name.Node, name.Text);

    /// <summary>A channel that names an area or another channel.</summary>
    public static IEnumerable<string> FromChannels(SourceFile file)
    {
        if (file.FolderUnder(ChannelsFolder) is not { } own)
        {
            return [];
        }

        return from name in Names(file)
               let channel = ChannelName().Match(name.Text)
               where AreaIn(name.Text) is not null || (channel.Success && channel.Groups[1].Value != own)
               select file.At(name.Node, name.Text);
    }

    private static string? AreaIn(string name)
    {
        if (AreaName().Match(name) is { Success: true } match)
        {
            return match.Groups[1].Value;
        }

        // Inside ClubBot.Dialogs.Areas another area can be named by its last part alone.
        var first = name.Split('.')[0];
        return name.Contains('.', StringComparison.Ordinal) && Areas.Contains(first) ? first : null;
    }

    /// <summary>Dotted names in usings and types, and dotted accesses that begin with a namespace of ours.</summary>
    private static IEnumerable<(SyntaxNode Node, string Text)> Names(SourceFile file) =>
        from node in file.Root.DescendantNodes()
        where node is UsingDirectiveSyntax or QualifiedNameSyntax { Parent: not QualifiedNameSyntax }
            || (node is MemberAccessExpressionSyntax { Parent: not MemberAccessExpressionSyntax } && node.ToString().Contains("Areas.", StringComparison.Ordinal))
            || (node is MemberAccessExpressionSyntax { Parent: not MemberAccessExpressionSyntax } && node.ToString().StartsWith("ClubBot.", StringComparison.Ordinal))
        where !node.Ancestors().Any(each => each is UsingDirectiveSyntax)
            && (node.Parent is not BaseNamespaceDeclarationSyntax || node is UsingDirectiveSyntax)
        select (node, node is UsingDirectiveSyntax directive ? directive.NamespaceOrType.ToString() : node.ToString());

    [GeneratedRegex(@"(?:^|\.)Areas\.(\w+)")]
    private static partial Regex AreaName();

    [GeneratedRegex(@"ClubBot\.Channels\.(\w+)")]
    private static partial Regex ChannelName();

    [GeneratedRegex(@"ClubBot\.Practice\.(\w+)")]
    private static partial Regex PracticeName();

    [GeneratedRegex(@"ClubBot\.Practice\b")]
    private static partial Regex PracticeUse();

    [GeneratedRegex("^(LiteDB|Npgsql|Microsoft\\.EntityFrameworkCore|Microsoft\\.Data\\.)")]
    private static partial Regex Database();

    [GeneratedRegex("^(Microsoft\\.AspNetCore|Serilog\\.AspNetCore|prometheus-net\\.AspNetCore)")]
    private static partial Regex Web();
}
