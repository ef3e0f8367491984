using System.IO.Compression;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Replay;

/// <summary>Reads a recorded request stream (<c>.csv</c>, <c>.csv.gz</c>) by a map. A broken row is listed with its line and reason; the rest goes on.</summary>
internal static class RequestReader
{
    public static Recording Read(string path, ReplayMap map, City city)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var text = new StreamReader(plain, bufferSize: 1 << 16);
            return Read(text, path, map, city);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ReplayRefusedException(Words.Of("replay.unreadable", path, e.Message));
        }
    }

    public static Recording Read(TextReader text, string path, ReplayMap map, City city)
    {
        using var records = new CsvReader(text).Records().GetEnumerator();
        if (!records.MoveNext())
        {
            throw new ReplayRefusedException(Words.Of("replay.csv-empty", path));
        }

        var header = records.Current.Fields;
        var columns = header.Select((name, i) => (Name: name.Trim(), Index: i)).GroupBy(c => c.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Index, StringComparer.Ordinal);
        if (ReplayMapFile.Columns(map).FirstOrDefault(c => !columns.ContainsKey(c.Column)) is { Field: not null } missing)
        {
            throw new ReplayRefusedException(Words.Of("replay.csv-column", path, missing.Column, missing.Field));
        }

        var rows = new RowReader(map, city, columns);
        var (requests, rejected) = (new List<RecordedRequest>(), new List<RejectedRow>());
        while (records.MoveNext())
        {
            var record = records.Current;
            var (request, reason) = record.Problem is { } problem ? (null, Words.Name(problem))
                : record.Fields.Count != header.Count ? (null, Words.Of("replay.row-fields", record.Fields.Count, header.Count))
                : rows.Read(record);
            if (request is not null)
            {
                requests.Add(request);
            }
            else
            {
                rejected.Add(new(record.Line, record.Fields.Count == header.Count ? rows.IdOf(record) : "", reason!));
            }
        }

        return new(requests, rejected);
    }
}
