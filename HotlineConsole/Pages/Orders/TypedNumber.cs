using System.Text;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Orders;

/// <summary>A work order number as somebody typed it: blanks, dashes and full-width digits are forgiven, a wrong digit is not.</summary>
internal static class TypedNumber
{
    /// <summary>Reads it, or gives the key of the sentence that says what is wrong with it.</summary>
    public static string? Read(string? typed, out WorkOrderNumber number)
    {
        var plain = string.Concat((typed ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '-'));
        return WorkOrderNumber.TryParse(plain, out number) ? null
            : plain.Length == 15 && plain.All(char.IsAsciiDigit) ? "Orders.Number.Check"
            : "Orders.Number.Length";
    }
}
