namespace ClubBot.Language.Writing;

/// <summary>A word as typed, with the two forms it is compared by. See <see cref="Token"/>.</summary>
internal sealed record Word(string Typed, string Key, string? Marked);

/// <summary>Hands out words without building them anew: people type the same few thousand again and again.</summary>
/// <remarks>
/// A table of fixed size in which a later word takes the place of an earlier one. Several threads may write a slot at
/// once: every word in it is whole and never changes, and a lost one is only built again.
/// </remarks>
internal static class WordPool
{
    private const int SlotsCount = 8192;
    private const int LengthMax = 16;

    private static readonly Word?[] Slots = new Word?[SlotsCount];

    /// <param name="typed">The word.</param>
    /// <param name="isTyped">Whether somebody typed it, perhaps on a keyboard that was not switched to Vietnamese; else it is one of our lists.</param>
    public static Word Read(ReadOnlySpan<char> typed, bool isTyped)
    {
        if (typed.Length > LengthMax) return Build(typed, isTyped);
        ref var slot = ref Slots[Hash(typed) % SlotsCount];
        if (Volatile.Read(ref slot) is { } known && typed.SequenceEqual(known.Typed)) return known;
        var built = Build(typed, isTyped);
        Volatile.Write(ref slot, built);
        return built;
    }

    /// <summary>The digits or the sign as a string, without a new one each time.</summary>
    public static string ReadPlain(ReadOnlySpan<char> typed)
    {
        if (typed.Length > LengthMax) return typed.ToString();
        ref var slot = ref Slots[Hash(typed) % SlotsCount];
        if (Volatile.Read(ref slot) is { } known && typed.SequenceEqual(known.Typed)) return known.Typed;
        var text = typed.ToString();
        Volatile.Write(ref slot, new Word(text, text, null));
        return text;
    }

    private static Word Build(ReadOnlySpan<char> typed, bool isTyped)
    {
        var word = WordBuilder.Read(typed);
        return isTyped && typed.Length <= LengthMax && Spelling.ReadTelex(typed, word) is { } decoded ? decoded : word;
    }

    private static uint Hash(ReadOnlySpan<char> typed)
    {
        var hash = 2166136261u;
        foreach (var unit in typed) hash = unchecked((hash ^ unit) * 16777619u);
        return hash ^ (hash >> 15);
    }
}
