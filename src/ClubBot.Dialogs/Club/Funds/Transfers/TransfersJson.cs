using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Transfers;

/// <summary>The stored form of the club's bank account.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ClubTransferAccount))]
public sealed partial class TransfersJson : JsonSerializerContext
{
    private static readonly TransfersJson Stored = new(DocumentJson.NewOptions());

    public static DocumentType<ClubTransferAccount> Accounts { get; } = new("transfer-account", () => Stored.ClubTransferAccount);
}
