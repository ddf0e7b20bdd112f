namespace ClubBot.Language.Dates;

/// <summary>Remembers what was read at each place of a text, so that every place is read once.</summary>
internal sealed class Memo<T>(int places)
    where T : class
{
    private readonly T?[] values = new T?[places];
    private readonly bool[] isRead = new bool[places];

    public T? At(DateSource source, int place, Func<DateSource, int, T?> read)
    {
        if (place < 0 || place >= values.Length) return null;
        if (isRead[place]) return values[place];
        values[place] = read(source, place);
        isRead[place] = true;
        return values[place];
    }
}
