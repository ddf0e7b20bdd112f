namespace ClubBot.Cli.Config;

/// <summary>The settings cannot be worked with. The message says which and what to do, and holds no secret.</summary>
internal sealed class InvalidSettingsException(string message) : Exception(message);
