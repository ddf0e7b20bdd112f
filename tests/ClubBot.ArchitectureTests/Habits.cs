using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClubBot.ArchitectureTests;

/// <summary>What no analyzer of the build sees.</summary>
internal static partial class Habits
{
    public const int FileLinesMax = 400;

    public const int MethodLinesMax = 70;

    /// <summary>Static fields and properties whose value can be replaced. What a read-only field refers to is for the reviewer.</summary>
    public static IEnumerable<string> MutableStatics(SourceFile file)
    {
        foreach (var member in file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(each => each.Modifiers.Any(SyntaxKind.StaticKeyword)))
        {
            if (member is FieldDeclarationSyntax field && !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
                || (member is EventFieldDeclarationSyntax)
                || (member is PropertyDeclarationSyntax property && IsSettable(property)))
            {
                yield return file.At(member, member.ToString().Split('\n')[0].Trim());
            }
        }
    }

    /// <summary>Methods nobody can await: their exceptions end the process.</summary>
    public static IEnumerable<string> AsyncVoids(SourceFile file) =>
        from node in file.Root.DescendantNodes()
        let head = node switch
        {
            MethodDeclarationSyntax method => (method.Modifiers, method.ReturnType),
            LocalFunctionStatementSyntax local => (local.Modifiers, local.ReturnType),
            _ => (default, null),
        }
        where head.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } && head.Modifiers.Any(SyntaxKind.AsyncKeyword)
        select file.At(node, node.ToString().Split('\n')[0].Trim());

    /// <summary>Files and methods that do not fit; generated code and tables of data are not in <c>src</c>'s .cs files.</summary>
    public static IEnumerable<string> TooLong(SourceFile file)
    {
        if (file.Lines > FileLinesMax)
        {
            yield return $"{file.Path}: {file.Lines} lines";
        }

        foreach (var member in file.Root.DescendantNodes().Where(each => each is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax))
        {
            var span = member.GetLocation().GetLineSpan();
            var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            if (lines > MethodLinesMax)
            {
                yield return file.At(member, $"{lines} lines");
            }
        }
    }

    /// <summary>Files that may hold Vietnamese words, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> VietnameseAllowed { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["src/ClubBot.Dialogs/Club/Funds/Import/RateReader.cs"] = "the form of a rate in a register, where one word stands for a figure",
    };

    /// <summary>
    /// String literals with a Vietnamese letter in a word: sentences belong into the catalogue, words into the language project.
    /// A single letter or tone mark is no word.
    /// </summary>
    public static IEnumerable<string> VietnameseLiterals(SourceFile file) =>
        file.Path.StartsWith("src/ClubBot.Language/", StringComparison.Ordinal)
            ? []
            : from token in file.Root.DescendantTokens()
              where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
                  or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                  or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken
              where VietnameseWord().IsMatch(token.ValueText.Normalize(System.Text.NormalizationForm.FormC))
              select file.At(token.Parent!, token.Text);

    /// <summary>Whatever would write a type's name of this program to disk, or make a type out of a name that was read.</summary>
    public static IEnumerable<string> TypeNamesAsData(SourceFile file)
    {
        foreach (var node in file.Root.DescendantNodes())
        {
            var isTypeName = node switch
            {
                MemberAccessExpressionSyntax access => access.Name.Identifier.Text is "AssemblyQualifiedName" or "TypeNameHandling"
                    || (access.Name.Identifier.Text is "FullName" or "Name" && access.Expression is TypeOfExpressionSyntax)
                    || (access.Expression.ToString() is "Type" && access.Name.Identifier.Text == "GetType"),
                ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.Text: "DocumentType" } } creation =>
                    !HasPlainName(creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression),
                AttributeSyntax attribute => attribute.Name.ToString() is "JsonDerivedType" && attribute.ArgumentList is { } list
                    && (list.Arguments.Count < 2 || !HasPlainName(list.Arguments[1].Expression)),
                _ => false,
            };
            if (isTypeName)
            {
                yield return file.At(node, node.ToString().Split('\n')[0]);
            }
        }
    }

    /// <summary>A literal in the form of names on disk, or a named constant; never <c>nameof</c>, which a renaming would change.</summary>
    private static bool HasPlainName(ExpressionSyntax? expression) => expression switch
    {
        LiteralExpressionSyntax literal => NameOnDisk().IsMatch(literal.Token.ValueText),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => true,
        _ => false,
    };

    private static bool IsSettable(PropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.Any(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) == true;

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex NameOnDisk();

    [GeneratedRegex(@"(?=\p{L}{2})\p{L}*[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")]
    private static partial Regex VietnameseWord();
}
