using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>What every text of a command has to be, in whichever field it stands: not without end, and of characters that can be kept and shown.</summary>
[Clause("5.2.3.1")]
public static class CommandTexts
{
    public static readonly Refusal TooLong = new("text.too-long", "5.2.3.1");
    public static readonly Refusal NotText = new("text.not-text", "5.2.3.1");

    /// <summary>Longest text of one field, in UTF-16 units.</summary>
    public const int Longest = 20_000;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parts = new();

    /// <summary>The first thing wrong with the texts of a command, or of a part of one; null when all are good.</summary>
    public static Refusal? Refuse(object command)
    {
        var (tooLong, notText) = (new List<string>(), new List<string>());
        Look(command, "");
        return tooLong.Count > 0 ? TooLong.With(Slot.Text(Longest.ToString(CultureInfo.InvariantCulture))).Naming(tooLong.Distinct())
            : notText.Count > 0 ? NotText.Naming(notText.Distinct())
            : null;

        void Look(object? part, string field)
        {
            switch (part)
            {
                case null:
                    break;
                case string text:
                    Check(text, field);
                    break;
                case OrganizerId organizer:
                    Check(organizer.Value ?? "", field);
                    break;
                case ImmutableArray<OrganizerId> { IsDefault: true } or ImmutableArray<DutyShare> { IsDefault: true } or ImmutableArray<CallReport> { IsDefault: true }:
                    break; // left out
                case IEnumerable several:
                    foreach (var one in several)
                    {
                        Look(one, field);
                    }

                    break;
                default:
                    foreach (var property in Parts.GetOrAdd(part.GetType(), PartsOf))
                    {
                        Look(property.GetValue(part), property.Name);
                    }

                    break;
            }
        }

        void Check(string text, string field)
        {
            if (text.Length > Longest)
            {
                tooLong.Add(field);
            }
            else if (!IsText(text))
            {
                notText.Add(field);
            }
        }
    }

    /// <summary>Whether every database, document and browser takes it: no NUL, none of the two codes that are no characters, no half of a character that takes two.</summary>
    public static bool IsText(string text)
    {
        if (text.AsSpan().IndexOfAny('\0', '\uFFFE', '\uFFFF') >= 0)
        {
            return false;
        }

        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static PropertyInfo[] PartsOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && HoldsText(p.PropertyType))];

    private static bool HoldsText(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) || type == typeof(OrganizerId)
            || (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && HoldsText(type.GetGenericArguments()[0]))
            || (type.IsClass && type.Assembly == typeof(CommandTexts).Assembly);
    }
}
