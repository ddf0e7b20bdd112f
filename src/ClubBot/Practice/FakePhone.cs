using System.Text.Json.Nodes;

namespace ClubBot.Practice;

/// <summary>Somebody's phone with one platform's application on it: what stands on the screen, and what its holder can do.</summary>
/// <remarks>
/// A platform derives from it, turns every deed into what it would tell the product, and calls <see cref="Shows"/> for what arrives.
/// Deeds return that telling, so that a test can bring it once more, late or changed. All members may be called from any thread.
/// </remarks>
internal abstract class FakePhone(PhoneOwner owner, TimeProvider time)
{
    /// <summary>Older messages are forgotten, so that a phone can lie about for months.</summary>
    private const int MessagesMax = 1_000;

    private readonly Lock gate = new();
    private readonly List<PhoneMessage> messages = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<PhoneButton> keyboard = [];
    private int read;
    private int changes;
    private volatile bool hasBlocked;

    public PhoneOwner Owner => owner;

    /// <summary>True while its holder lets nothing of the product through.</summary>
    public bool HasBlocked => hasBlocked;

    /// <summary>True when the platform lets a person hand over the own phone number.</summary>
    public virtual bool CanSharePhone => false;

    /// <summary>Everything on the screen, the oldest first.</summary>
    public IReadOnlyList<PhoneMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>Buttons in the place of the keyboard; empty when there are only letters.</summary>
    public IReadOnlyList<PhoneButton> Keyboard
    {
        get
        {
            lock (gate)
            {
                return keyboard;
            }
        }
    }

    /// <summary>How often the screen changed so far: whoever has seen this many changes has seen it as it is.</summary>
    public int Changes
    {
        get
        {
            lock (gate)
            {
                return changes;
            }
        }
    }

    /// <summary>Messages that arrived and that <see cref="NextAsync"/> has not given out.</summary>
    public int Unread
    {
        get
        {
            lock (gate)
            {
                return messages.Skip(read).Count(message => !message.IsOwn);
            }
        }
    }

    /// <summary>Its holder writes.</summary>
    public abstract JsonObject Says(string text);

    /// <summary>Its holder presses a button under a message.</summary>
    public abstract JsonObject Presses(PhoneMessage message, PhoneButton button);

    /// <summary>Its holder presses a button in the place of the keyboard, which vanishes.</summary>
    /// <returns>What the platform tells the product.</returns>
    public JsonObject PressesKey(PhoneButton button)
    {
        SetKeyboard([]);
        return button.Kind == PhoneButtonKind.SharePhone ? SharesPhone() : Says(button.Title);
    }

    /// <summary>Its holder hands over the own phone number.</summary>
    /// <exception cref="NotSupportedException">The platform knows nothing like that.</exception>
    public virtual JsonObject SharesPhone() => throw new NotSupportedException($"A person of {GetType()} cannot share a phone number.");

    /// <summary>Its holder blocks the product, or lets it in again.</summary>
    /// <param name="isBlocked">True to block.</param>
    /// <returns>What the platform tells the product; null when it tells nothing.</returns>
    public JsonObject? Blocks(bool isBlocked = true)
    {
        hasBlocked = isBlocked;
        Change();
        return TellBlocked(isBlocked);
    }

    /// <summary>Blocks as a phone does whose platform does not tell the product.</summary>
    public void BlocksSilently()
    {
        hasBlocked = true;
        Change();
    }

    /// <summary>A message of the product arrives.</summary>
    /// <param name="id">The platform's id of it.</param>
    /// <param name="text">The words.</param>
    /// <param name="buttons">What can be pressed under it.</param>
    /// <param name="picture">A picture above the words, inside its own address.</param>
    public PhoneMessage Shows(string id, string text, IReadOnlyList<PhoneButton> buttons, string? picture = null) =>
        Add(new PhoneMessage(id, IsOwn: false, text, buttons, time.GetUtcNow(), picture));

    /// <summary>The next message that arrived and was not given out yet; waits for it.</summary>
    public async Task<PhoneMessage> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (gate)
            {
                while (read < messages.Count)
                {
                    if (messages[read++] is { IsOwn: false } message)
                    {
                        return message;
                    }
                }

                more = changed.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until the screen has changed more often than that.</summary>
    public async Task ChangedAsync(int seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (gate)
            {
                if (changes > seen)
                {
                    return;
                }

                more = changed.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    /// <summary>What the platform tells the product about being blocked or let in again; null = nothing.</summary>
    protected abstract JsonObject? TellBlocked(bool isBlocked);

    /// <summary>Notes on the screen what its holder wrote or pressed.</summary>
    protected PhoneMessage Notes(string id, string text) => Add(new PhoneMessage(id, IsOwn: true, text, [], time.GetUtcNow()));

    /// <summary>Puts buttons in the place of the keyboard; none brings the letters back.</summary>
    public void SetKeyboard(IReadOnlyList<PhoneButton> buttons)
    {
        lock (gate)
        {
            keyboard = buttons;
        }

        Change();
    }

    private PhoneMessage Add(PhoneMessage message)
    {
        lock (gate)
        {
            messages.Add(message);
            if (messages.Count > MessagesMax)
            {
                messages.RemoveAt(0);
                read = Math.Max(0, read - 1);
            }
        }

        Change();
        return message;
    }

    private void Change()
    {
        TaskCompletionSource before;
        lock (gate)
        {
            changes++;
            before = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.TrySetResult();
    }
}
