using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using ClubBot.Storage.Migrations;
using LiteDB;

namespace ClubBot.Storage.LiteDb;

/// <summary>One document as the engine keeps it: opaque body, version, schema, checksum.</summary>
internal static class DocumentRow
{
    public const string Id = "_id";
    public const string Version = "version";
    public const string Schema = "schema";
    public const string Sum = "sum";
    public const string Body = "body";

    public static BsonDocument Write(RawDocument document, byte[] body) => new()
    {
        [Id] = document.Id,
        [Version] = document.Version,
        [Schema] = document.SchemaVersion,
        [Sum] = (long)Checksum(document.Id, document.Version, document.SchemaVersion, body),
        [Body] = body,
    };

    /// <exception cref="InvalidDataException">The row is not what was once written.</exception>
    public static RawDocument Read(BsonDocument row)
    {
        if (row[Id] is not { IsString: true } id || row[Version] is not { IsInt64: true } version || row[Schema] is not { IsInt32: true } schema
            || row[Sum] is not { IsInt64: true } sum || row[Body] is not { IsBinary: true } body)
        {
            throw new InvalidDataException($"Row '{row[Id]}' lacks a field or has one of a wrong kind.");
        }

        return sum.AsInt64 == Checksum(id.AsString, version.AsInt64, schema.AsInt32, body.AsBinary)
            ? new RawDocument(id.AsString, version.AsInt64, schema.AsInt32, body.AsBinary)
            : throw new InvalidDataException($"Row '{id.AsString}' does not agree with its checksum.");
    }

    private static uint Checksum(string id, long version, int schema, ReadOnlySpan<byte> body)
    {
        var sum = BitOperations.Crc32C(uint.MaxValue, (ulong)version);
        sum = BitOperations.Crc32C(sum, (uint)schema);
        return Add(Add(sum, Encoding.UTF8.GetBytes(id)), body);
    }

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            sum = BitOperations.Crc32C(sum, value);
        }

        return sum;
    }
}
