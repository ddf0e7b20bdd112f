using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Dialogs;

/// <summary>Keeps the saved stack such that every dialog on it can go on: no unknown ones, the root at the bottom, no endless depth.</summary>
internal sealed class StackRepair(DialogSet dialogs, string root)
{
    /// <summary>Brings an open stack up to date with this program.</summary>
    /// <returns>The dialog that the person was in and that cannot go on, or null when nobody will miss anything.</returns>
    public DialogInstance? Mend(ITurnContext turn)
    {
        var stack = turn.Dialogs.Stack;
        if (stack.Count == 0)
        {
            return null;
        }

        var mended = stack.Select(Mended).ToList();
        // A dialog whose caller is gone has nobody to hand its result to: it goes with its caller.
        var lost = Enumerable.Range(0, stack.Count).LastOrDefault(
            index => mended[index] is null && (index == 0 || (stack[index].Question is null && stack[index].Id != root)), -1);
        if (!mended.SequenceEqual(stack, ReferenceEqualityComparer.Instance))
        {
            turn.Dialogs = turn.Dialogs with { Stack = [.. mended.Skip(lost + 1).OfType<DialogInstance>()] };
        }

        EnsureRoot(turn);
        return lost < 0 ? null : stack[lost];
    }

    /// <summary>Lays the root under the stack without asking its question, which would only stand in the way now.</summary>
    public void EnsureRoot(ITurnContext turn)
    {
        if (turn.Dialogs.Stack is [.., { } last] && last.Id == root)
        {
            return;
        }

        turn.Dialogs = turn.Dialogs with { Stack = [.. turn.Dialogs.Stack, dialogs.Get(root).NewInstance(null)] };
    }

    /// <summary>Lets go of what was left longest ago when more lies there than <see cref="DialogState.DepthMax"/>.</summary>
    public static void Trim(ITurnContext turn)
    {
        var stack = turn.Dialogs.Stack;
        if (stack.Count > DialogState.DepthMax)
        {
            turn.Dialogs = turn.Dialogs with { Stack = [.. stack.Take(DialogState.DepthMax - 1), stack[^1]] };
        }
    }

    private DialogInstance? Mended(DialogInstance instance)
    {
        if (dialogs.Find(instance.Id) is not { } dialog || instance.Version > dialog.Version)
        {
            return null;
        }

        var current = instance.Version == dialog.Version ? instance : Migrated(dialog, instance);
        return current is not null && dialog.Knows(current) ? current : null;
    }

    private static DialogInstance? Migrated(Dialog dialog, DialogInstance older)
    {
        try
        {
            return dialog.Migrate(older) is { } migrated ? migrated with { Version = dialog.Version } : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A migration that fails on somebody's saved state must not keep that person from calling for help: it begins anew.
            return null;
        }
    }
}
