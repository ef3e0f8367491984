using System.Globalization;
using System.Text;
using HotlineConsole.Core.Board;

namespace HotlineConsole.Tests.Board;

/// <summary>Everything that a board shows, as text, so that two boards can be compared and a difference be read.</summary>
public static class BoardText
{
    public static string Of(BoardSnapshot board)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{board.Sequence} {board.At:O} {board.Unacknowledged} {board.Surge}");
        text.AppendJoin('\n', board.Cells.OrderBy(c => c.Key).Select(c => c.ToString())).AppendLine();
        text.AppendJoin('\n', board.Districts.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.ToString())).AppendLine();
        text.AppendJoin('\n', board.ByDue.Select(Row)).AppendLine();
        foreach (var queue in board.Queues.Where(q => !q.Value.IsEmpty).OrderBy(q => q.Key))
        {
            text.AppendLine(queue.Key.ToString()).AppendJoin('\n', queue.Value.Select(Row)).AppendLine();
        }

        foreach (var inbox in board.Inboxes.OrderBy(i => i.Key.Value, StringComparer.Ordinal))
        {
            text.AppendLine(inbox.Key.Value).AppendJoin('\n', inbox.Value.Select(r => $"{Row(r.Order)} {r.Party}")).AppendLine();
        }

        text.AppendJoin('\n', board.Supervised.Select(Row)).AppendLine();
        text.AppendJoin('\n', board.Urgent.Select(Row)).AppendLine();
        text.AppendJoin('\n', board.Extensions.Select(Row)).AppendLine();
        text.AppendJoin('\n', board.Alerts.Select(a => a.ToString())).AppendLine();
        text.AppendJoin('\n', board.Calls.Minutes).AppendLine();
        text.AppendJoin('\n', board.Calls.Waiting).AppendLine().AppendJoin('\n', board.Calls.Talking).AppendLine();
        text.AppendJoin('\n', board.Calls.ByAttendant.OrderBy(c => c.Key, StringComparer.Ordinal)).AppendLine();
        text.Append(board.ServiceComplaints.Waiting).AppendLine().AppendJoin('\n', board.ServiceComplaints.Minutes).AppendLine();
        text.Append(board.ServiceComplaints.At(board.At)).AppendLine();
        foreach (var day in board.Days)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{day.Key:O} {string.Join(',', day.Value.ReceivedByHour)} {day.Value.FedBack} {day.Value.FedBackLate}");
            text.AppendJoin(' ', day.Value.Categories.OrderBy(c => c.Key, StringComparer.Ordinal)).AppendLine();
            text.AppendJoin(' ', day.Value.Streets.OrderBy(c => c.Key.Value, StringComparer.Ordinal)).AppendLine();
        }

        return text.ToString();
    }

    private static string Row(OrderRow row) => $"{row with { Parties = [], FollowUps = [] }} {Party.Write(row.Parties)} {FollowUpFact.Write(row.FollowUps)}";
}
