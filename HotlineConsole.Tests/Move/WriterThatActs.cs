using System.Globalization;

namespace HotlineConsole.Tests.Move;

/// <summary>Does something when the command says a certain line.</summary>
internal sealed class WriterThatActs(string line, Action act) : StringWriter(CultureInfo.InvariantCulture)
{
    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.StartsWith(line, StringComparison.Ordinal) == true)
        {
            act();
        }
    }
}
