using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>An entry in JSON. A check of a ledger reads hundreds of thousands of them, and the general reader of records takes twice as long.</summary>
/// <remarks>The names stand on disk. They are looked for in the order in which they are written, so that each is usually found at once.</remarks>
internal sealed class LedgerEntryJsonConverter : JsonConverter<LedgerEntry>
{
    private static readonly byte[][] Names = NamesOf(
        "number", "kind", "date", "documentNumber", "description", "enteredBy", "enteredAt", "bookPlace", "memberId", "reverses", "lines", "seal");

    private static readonly byte[][] LineNames = NamesOf("account", "debit", "credit");
    private static readonly EntryKind[] Kinds = Enum.GetValues<EntryKind>();
    private static readonly byte[][] KindNames = NamesOf(Enum.GetNames<EntryKind>());
    private static readonly LedgerAccountJsonConverter Accounts = new();

    public override LedgerEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Expect(JsonTokenType.StartObject, ref reader);
        var (number, kind, date, enteredAt, reverses) = ((long?)null, (EntryKind?)null, (DateOnly?)null, (DateTimeOffset?)null, (long?)null);
        string? documentNumber = null, description = null, enteredBy = null, bookPlace = null, memberId = null, seal = null;
        List<LedgerLine>? lines = null;
        for (var expected = 0; ReadName(ref reader); expected++)
        {
            switch (expected = Find(ref reader, Names, expected))
            {
                case 0: number = reader.GetInt64(); break;
                case 1: kind = ReadKind(ref reader); break;
                case 2: date = JsonMetadataServices.DateOnlyConverter.Read(ref reader, typeof(DateOnly), options); break;
                case 3: documentNumber = reader.GetString(); break;
                case 4: description = reader.GetString(); break;
                case 5: enteredBy = reader.GetString(); break;
                case 6: enteredAt = reader.GetDateTimeOffset(); break;
                case 7: bookPlace = reader.GetString(); break;
                case 8: memberId = reader.GetString(); break;
                case 9: reverses = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt64(); break;
                case 10: lines = ReadLines(ref reader, options); break;
                case 11: seal = reader.GetString(); break;
                default: reader.Skip(); break;
            }
        }

        return new LedgerEntry
        {
            Number = Required(number, "number"),
            Kind = Required(kind, "kind"),
            Date = Required(date, "date"),
            DocumentNumber = documentNumber ?? throw Lacks("documentNumber"),
            Description = description ?? throw Lacks("description"),
            EnteredBy = enteredBy ?? throw Lacks("enteredBy"),
            EnteredAt = Required(enteredAt, "enteredAt"),
            BookPlace = bookPlace,
            MemberId = memberId,
            Reverses = reverses,
            Lines = lines ?? throw Lacks("lines"),
            Seal = seal ?? "",
        };
    }

    public override void Write(Utf8JsonWriter writer, LedgerEntry value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Names[0], value.Number);
        writer.WriteString(Names[1], KindNames[Array.IndexOf(Kinds, value.Kind)]);
        writer.WritePropertyName(Names[2]);
        JsonMetadataServices.DateOnlyConverter.Write(writer, value.Date, options);
        writer.WriteString(Names[3], value.DocumentNumber);
        writer.WriteString(Names[4], value.Description);
        writer.WriteString(Names[5], value.EnteredBy);
        writer.WriteString(Names[6], value.EnteredAt);
        if (value.BookPlace is not null) writer.WriteString(Names[7], value.BookPlace);
        if (value.MemberId is not null) writer.WriteString(Names[8], value.MemberId);
        if (value.Reverses is { } reverses) writer.WriteNumber(Names[9], reverses);
        writer.WriteStartArray(Names[10]);
        foreach (var line in value.Lines)
        {
            writer.WriteStartObject();
            writer.WriteString(LineNames[0], line.Account.Code);
            writer.WriteNumber(LineNames[1], line.Debit.Amount);
            writer.WriteNumber(LineNames[2], line.Credit.Amount);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString(Names[11], value.Seal);
        writer.WriteEndObject();
    }

    private static List<LedgerLine> ReadLines(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        Expect(JsonTokenType.StartArray, ref reader);
        var lines = new List<LedgerLine>(2);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            lines.Add(ReadLine(ref reader, options));
        }

        return lines;
    }

    private static LedgerLine ReadLine(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        Expect(JsonTokenType.StartObject, ref reader);
        var (account, debit, credit) = ((LedgerAccount?)null, 0L, 0L);
        for (var expected = 0; ReadName(ref reader); expected++)
        {
            switch (expected = Find(ref reader, LineNames, expected))
            {
                case 0: account = Accounts.Read(ref reader, typeof(LedgerAccount), options); break;
                case 1: debit = reader.GetInt64(); break;
                case 2: credit = reader.GetInt64(); break;
                default: reader.Skip(); break;
            }
        }

        return new LedgerLine(Required(account, "account"), new Dong(debit), new Dong(credit));
    }

    /// <summary>Goes to the next name of an object; false at its end.</summary>
    private static bool ReadName(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static void Expect(JsonTokenType token, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != token)
        {
            throw new JsonException($"An entry of a ledger has {reader.TokenType} where {token} belongs.");
        }
    }

    /// <summary>Which of the names the reader stands on, looked for from the expected one on; then goes to its value. The last place and one for none.</summary>
    private static int Find(ref Utf8JsonReader reader, byte[][] names, int expected)
    {
        for (var tried = 0; tried < names.Length; tried++)
        {
            var place = (expected + tried) % names.Length;
            if (reader.ValueTextEquals(names[place]))
            {
                reader.Read();
                return place;
            }
        }

        reader.Read();
        return names.Length;
    }

    private static EntryKind ReadKind(ref Utf8JsonReader reader)
    {
        for (var place = 0; place < Kinds.Length; place++)
        {
            if (reader.ValueTextEquals(KindNames[place]))
            {
                return Kinds[place];
            }
        }

        throw new JsonException($"'{reader.GetString()}' is no kind of entry.");
    }

    private static T Required<T>(T? value, string name)
        where T : struct => value ?? throw Lacks(name);

    private static JsonException Lacks(string name) => new($"An entry of a ledger lacks '{name}'.");

    private static byte[][] NamesOf(params string[] names) => Array.ConvertAll(names, Encoding.UTF8.GetBytes);
}
