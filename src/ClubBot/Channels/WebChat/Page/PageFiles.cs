using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ClubBot.Channels.WebChat.Page;

/// <summary>One file of the page. It is compressed when somebody first asks for it, once, so that the start need not wait for it.</summary>
internal sealed class PageFile(string contentType, byte[] plain)
{
    private readonly Lazy<byte[]> gzip = new(() => Through(plain, output => new GZipStream(output, CompressionLevel.SmallestSize)));
    private readonly Lazy<byte[]> brotli = new(() => Through(plain, output => new BrotliStream(output, CompressionLevel.Optimal)));

    public string ContentType => contentType;

    public byte[] Plain => plain;

    public byte[] Gzip => gzip.Value;

    public byte[] Brotli => brotli.Value;

    private static byte[] Through(byte[] plain, Func<Stream, Stream> open)
    {
        using var output = new MemoryStream();
        using (var compressor = open(output))
        {
            compressor.Write(plain);
        }

        return output.ToArray();
    }
}

/// <summary>
/// The files of the page. The style stands in the HTML, so that the first paint waits for nothing else. All others lie in a folder named after the content of them all, so that browsers may keep them
/// for good and still get every new version whole.
/// </summary>
internal sealed class PageFiles
{
    /// <summary>Where the versioned folders are.</summary>
    public const string Path = "/page";

    private const string HtmlName = "index.html";
    private const string ResourcePrefix = "page/";
    private const string StyleName = "page.css";
    private const string FolderPlaceholder = "{{folder}}";
    private const string StylePlaceholder = "{{style}}";
    private const int VersionLength = 16;

    private readonly FrozenDictionary<string, PageFile> files;

    public PageFiles()
    {
        var assembly = typeof(PageFiles).Assembly;
        var contents = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(name => name[ResourcePrefix.Length..], name => Read(assembly.GetManifestResourceStream(name)!));

        Version = VersionOf(contents.Values);
        StyleHash = Convert.ToBase64String(SHA256.HashData(contents[StyleName]));
        var html = Encoding.UTF8.GetString(contents[HtmlName])
            .Replace(StylePlaceholder, Encoding.UTF8.GetString(contents[StyleName]), StringComparison.Ordinal)
            .Replace(FolderPlaceholder, $"{Path}/{Version}", StringComparison.Ordinal);
        Html = new PageFile(ContentTypeOf(HtmlName), Encoding.UTF8.GetBytes(html));
        files = contents.Where(file => file.Key is not (HtmlName or StyleName))
            .ToFrozenDictionary(file => file.Key, file => new PageFile(ContentTypeOf(file.Key), file.Value), StringComparer.Ordinal);
    }

    /// <summary>Changes when any file changes.</summary>
    public string Version { get; }

    public PageFile Html { get; }

    /// <summary>SHA-256 of the style in the HTML, in base64: what a content security policy names.</summary>
    public string StyleHash { get; }

    /// <summary>Names of the versioned files.</summary>
    public IEnumerable<string> Names => files.Keys;

    public PageFile? Find(string name) => files.GetValueOrDefault(name);

    private static byte[] Read(Stream resource)
    {
        using (resource)
        {
            var content = new byte[resource.Length];
            resource.ReadExactly(content);
            return content;
        }
    }

    private static string VersionOf(IEnumerable<byte[]> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var content in contents)
        {
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }

    private static string ContentTypeOf(string name) => System.IO.Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"The page has no content type for '{other}' files."),
    };
}
