using System.Text;

namespace HotlineConsole.Replay;

/// <summary>What is wrong with the form of a CSV record.</summary>
public enum CsvProblem
{
    /// <summary>A quote that is opened and never closed.</summary>
    OpenQuote,

    /// <summary>Text between a closing quote and the next comma.</summary>
    TextAfterQuote,
}

/// <summary>One record of a CSV file with the line it begins on, counted from 1.</summary>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Fields, CsvProblem? Problem = null);

/// <summary>Reads comma-separated records as RFC 4180 has them: quoted fields may hold commas, line breaks and doubled quotes. Empty lines are left out.</summary>
public sealed class CsvReader(TextReader text)
{
    private readonly StringBuilder _field = new();
    private int _line = 1;

    public IEnumerable<CsvRecord> Records()
    {
        while (text.Peek() >= 0)
        {
            var record = Next();
            if (record.Fields.Count > 1 || record.Fields[0].Length > 0 || record.Problem is not null)
            {
                yield return record;
            }
        }
    }

    private CsvRecord Next()
    {
        var start = _line;
        var fields = new List<string>();
        CsvProblem? problem = null;
        while (true)
        {
            var end = Field(ref problem);
            fields.Add(_field.ToString());
            _field.Clear();
            if (end != ',')
            {
                return new(start, fields, problem);
            }
        }
    }

    // Reads one field and what ends it: a comma, a line feed, or the end of the file (-1).
    private int Field(ref CsvProblem? problem)
    {
        var quoted = text.Peek() == '"';
        if (quoted)
        {
            text.Read();
            if (!Quoted())
            {
                problem ??= CsvProblem.OpenQuote;
                return -1;
            }
        }

        while (true)
        {
            var next = text.Read();
            if (next == '\r' && text.Peek() == '\n')
            {
                next = text.Read();
            }

            if (next is ',' or '\n' or -1)
            {
                _line += next == '\n' ? 1 : 0;
                return next;
            }

            problem = quoted ? problem ?? CsvProblem.TextAfterQuote : problem;
            _field.Append((char)next);
        }
    }

    private bool Quoted()
    {
        while (true)
        {
            var next = text.Read();
            switch (next)
            {
                case -1:
                    return false;
                case '"' when text.Peek() == '"':
                    _field.Append((char)text.Read());
                    break;
                case '"':
                    return true;
                default:
                    _line += next == '\n' ? 1 : 0;
                    _field.Append((char)next);
                    break;
            }
        }
    }
}
