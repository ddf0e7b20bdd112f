namespace ClubBot.Kernel.Dialogs;

/// <summary>All dialogs, by id.</summary>
public sealed class DialogSet
{
    private readonly Dictionary<string, Dialog> dialogs;

    /// <exception cref="ArgumentException">Two dialogs share an id.</exception>
    public DialogSet(IEnumerable<Dialog> dialogs) => this.dialogs = dialogs.ToDictionary(dialog => dialog.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<Dialog> All => dialogs.Values;

    /// <summary>The dialog, or null when no such dialog exists (any more).</summary>
    public Dialog? Find(string id) => dialogs.GetValueOrDefault(id);

    /// <exception cref="InvalidOperationException">No dialog has this id.</exception>
    public Dialog Get(string id) => Find(id) ?? throw new InvalidOperationException($"No dialog has the id '{id}'.");
}
