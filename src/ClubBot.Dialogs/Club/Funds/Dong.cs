using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClubBot.Dialogs.Club.Funds;

/// <summary>An amount in whole Vietnamese đồng (VND). No subunit exists, so there is nothing to round.</summary>
/// <remarks>Overflow throws <see cref="OverflowException"/>: the build compiles with checked arithmetic.</remarks>
[JsonConverter(typeof(DongJsonConverter))]
public readonly record struct Dong(long Amount) : IComparable<Dong>
{
    public static Dong Zero => default;

    public static Dong operator +(Dong left, Dong right) => new(left.Amount + right.Amount);

    public static Dong operator -(Dong left, Dong right) => new(left.Amount - right.Amount);

    public static bool operator <(Dong left, Dong right) => left.Amount < right.Amount;

    public static bool operator >(Dong left, Dong right) => left.Amount > right.Amount;

    public static bool operator <=(Dong left, Dong right) => left.Amount <= right.Amount;

    public static bool operator >=(Dong left, Dong right) => left.Amount >= right.Amount;

    public int CompareTo(Dong other) => Amount.CompareTo(other.Amount);
}

/// <summary>An amount is a plain number in JSON.</summary>
internal sealed class DongJsonConverter : JsonConverter<Dong>
{
    public override Dong Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Dong value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Amount);
}
