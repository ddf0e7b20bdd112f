namespace ClubBot.Language.Utterances;

/// <summary>Concepts that a text holds, each by its number from 0 to 127.</summary>
internal readonly record struct ConceptSet(ulong Low, ulong High)
{
    /// <summary>Numbers there can be.</summary>
    public const int SizeMax = 128;

    private const int Half = 64;

    public static ConceptSet Of(int id) => id < Half ? new ConceptSet(1ul << id, 0) : new ConceptSet(0, 1ul << (id - Half));

    public static ConceptSet operator |(ConceptSet one, ConceptSet other) => new(one.Low | other.Low, one.High | other.High);

    public bool Has(int id) => HasAll(Of(id));

    public bool HasAll(ConceptSet others) => (Low & others.Low) == others.Low && (High & others.High) == others.High;

    public bool HasAny(ConceptSet others) => ((Low & others.Low) | (High & others.High)) != 0;
}
