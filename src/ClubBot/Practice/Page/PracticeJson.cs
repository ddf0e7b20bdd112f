using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClubBot.Practice.Page;

/// <summary>What lies on the table.</summary>
internal sealed record DeskView(IReadOnlyList<string> Platforms, IReadOnlyList<PracticePerson> People);

/// <summary>Which phone, and how many changes of it the page has seen.</summary>
internal sealed record PhoneGlance(int Platform, int Person, int Seen);

/// <summary>A phone as it is now.</summary>
internal sealed record PhoneView(
    int Platform, int Person, int Changes, bool HasBlocked, bool CanSharePhone, IReadOnlyList<PhoneMessage> Messages, IReadOnlyList<PhoneButton> Keyboard);

/// <summary>What the holder of a phone does: one of the fields is set.</summary>
/// <param name="Text">Writes this.</param>
/// <param name="Message">Presses a button under the message with this id; <paramref name="Button"/> says which, from 0.</param>
/// <param name="Button">Which button; without <paramref name="Message"/> one in the place of the keyboard.</param>
/// <param name="SharesPhone">Hands over the own number.</param>
/// <param name="Blocks">Blocks the assistant, or lets it in again.</param>
internal sealed record PhoneDeed(string? Text, string? Message, int? Button, bool? SharesPhone, bool? Blocks);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DeskView))]
[JsonSerializable(typeof(IReadOnlyList<PhoneGlance>))]
[JsonSerializable(typeof(IReadOnlyList<PhoneView>))]
[JsonSerializable(typeof(PhoneDeed))]
internal sealed partial class PracticeJson : JsonSerializerContext;
