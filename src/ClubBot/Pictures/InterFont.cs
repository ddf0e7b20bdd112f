using System.Reflection;

namespace ClubBot.Pictures;

/// <summary>The Inter typeface, which has every Vietnamese letter; it comes with the program, not from the machine.</summary>
/// <remarks>
/// It lies in an assembly, embedded in this one, in the resource format of Avalonia: the length of the index, then the index (version 2,
/// the number of entries, for each its path, offset and length), then the files. Source: AvaloniaResourcesIndexReaderWriter of Avalonia 11.
/// </remarks>
internal static class InterFont
{
    private const string Package = "fonts/inter.dll";
    private const string Resource = "!AvaloniaResources";
    private const int IndexVersion = 2;

    public static byte[] Regular() => Read("/Assets/Inter-Regular.ttf");

    public static byte[] Bold() => Read("/Assets/Inter-Bold.ttf");

    private static byte[] Read(string path)
    {
        using var stream = FontAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The font assembly has no resource '{Resource}'.");
        using var reader = new BinaryReader(stream);
        var files = reader.ReadInt32() + sizeof(int);
        if (reader.ReadInt32() is var version and not IndexVersion)
        {
            throw new InvalidOperationException($"The font assembly has an index of version {version}; only {IndexVersion} is known.");
        }

        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (name, offset, length) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
            if (name == path)
            {
                stream.Position = files + offset;
                return reader.ReadBytes(length);
            }
        }

        throw new InvalidOperationException($"The font assembly has no file '{path}'.");
    }

    private static Assembly FontAssembly()
    {
        using var package = typeof(InterFont).Assembly.GetManifestResourceStream(Package)
            ?? throw new InvalidOperationException($"The program has no resource '{Package}'.");
        var bytes = new byte[package.Length];
        package.ReadExactly(bytes);
        return Assembly.Load(bytes);
    }
}
