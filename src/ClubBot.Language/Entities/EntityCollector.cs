using ClubBot.Language.Writing;

namespace ClubBot.Language.Entities;

/// <summary>Takes the entities of one text. A token belongs to the parser that claimed it first.</summary>
internal sealed class EntityCollector(TokenText text)
{
    private readonly bool[] claimed = new bool[text.Tokens.Count];
    private readonly List<Entity> entities = [];

    /// <summary>Whether nobody has claimed any token from start to before next.</summary>
    public bool IsFree(int start, int next)
    {
        for (var i = start; i < next; i++)
        {
            if (claimed[i]) return false;
        }

        return true;
    }

    /// <summary>Adds an entity that stands on the tokens from start to before next, and claims them.</summary>
    public void Add(string type, int start, int next, params EntityValue[] values)
    {
        for (var i = start; i < next; i++) claimed[i] = true;
        AddBeside(type, start, next, values);
    }

    /// <summary>Adds an entity without claiming its tokens: a bare 500.000 is an amount, and a number too.</summary>
    public void AddBeside(string type, int start, int next, params EntityValue[] values)
    {
        var (from, to) = (text.Tokens[start].Start, text.Tokens[next - 1].End);
        entities.Add(new Entity(type, text.Text[from..to], from, to, values));
    }

    /// <summary>All entities, in the order of the text.</summary>
    public IReadOnlyList<Entity> ToList()
    {
        entities.Sort((one, other) => (one.Start, -one.End).CompareTo((other.Start, -other.End)));
        return entities;
    }
}
