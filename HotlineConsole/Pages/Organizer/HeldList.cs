using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Organizer;

/// <summary>
/// The rows that a list shows. While it is held, rows change in place but keep their order, those that left stay where they were, and new
/// ones are only counted: nothing jumps under the reader.
/// </summary>
public sealed class HeldList<T>(Func<T, WorkOrderNumber> numberOf)
    where T : class
{
    private Dictionary<WorkOrderNumber, T> _now = [];

    public IReadOnlyList<T> Shown { get; private set; } = [];

    /// <summary>All that the list stands for, shown or not.</summary>
    public int Total { get; private set; }

    /// <summary>Rows that came while the list was held.</summary>
    public int New { get; private set; }

    public bool HasLeft(T row) => !_now.ContainsKey(numberOf(row));

    public void Show(IReadOnlyCollection<T> current, int most, bool held)
    {
        Total = current.Count;
        _now = current.ToDictionary(numberOf);
        if (!held)
        {
            (Shown, New) = ([.. current.Take(most)], 0);
            return;
        }

        Shown = [.. Shown.Select(row => _now.GetValueOrDefault(numberOf(row), row))];
        var known = Shown.Select(numberOf).ToHashSet();
        New = current.Take(most).Count(row => !known.Contains(numberOf(row)));
    }
}
