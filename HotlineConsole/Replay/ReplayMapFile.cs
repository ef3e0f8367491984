using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Replay;

/// <summary>Reads a map and checks it against the city; a broken one is refused with its line and field.</summary>
internal static class ReplayMapFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static ReplayMap Read(string path, City city)
    {
        try
        {
            using var file = File.OpenRead(path);
            var map = JsonSerializer.Deserialize<ReplayMap>(file, Json) ?? throw new JsonException();
            Check(path, map, city);
            return map;
        }
        catch (JsonException broken)
        {
            throw new ReplayRefusedException(Words.Of("replay.map-broken", path, (broken.LineNumber ?? 0) + 1, broken.Path ?? "$", broken.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReplayRefusedException(Words.Of("replay.unreadable", path, e.Message));
        }
    }

    /// <summary>Every column that the map names, with the field that names it.</summary>
    public static IEnumerable<(string Field, string Column)> Columns(ReplayMap map)
    {
        var texts = from field in TextFields(map) from column in field.Text.Columns select (field.Name, column);
        var values = from field in ValueFields(map) where field.Value.Column is not null select (field.Name, field.Value.Column!);
        return texts.Concat(values);
    }

    private static (string Name, TextField Text)[] TextFields(ReplayMap map) =>
    [
        ("id", map.Id), ("opened", map.Opened), ("closed", map.Closed), ("title", map.Title), ("content", map.Content), ("address", map.Address),
        ("parties", map.Parties), ("earlierHandling", map.EarlierHandling), ("closureText", map.ClosureText),
    ];

    private static (string Name, ValueField Value)[] ValueFields(ReplayMap map) =>
        [("kind", map.Kind), ("category", map.Category), ("district", map.District), ("channel", map.Channel)];

    private static void Check(string path, ReplayMap map, City city)
    {
        Require(TimeZoneInfo.TryFindSystemTimeZoneById(map.TimeZone, out _), "timeZone", "replay.map-zone", map.TimeZone);
        Require(map.DateFormats.Count > 0, "dateFormats", "replay.map-empty");
        Require(map.Opened.Columns.Count == 1, "opened", "replay.map-one-column");
        Require(map.Closed.Columns.Count <= 1, "closed", "replay.map-one-column");
        Require(map.SignForAfterMinutes >= 0, "signForAfterMinutes", "replay.map-negative");
        Require(map.NotRecorded.Trim().Length > 0, "notRecorded", "replay.map-empty");
        Codes("kind", map.Kind, v => v is not null && Enum.GetNames<ComplaintKind>().Contains(v));
        Codes("category", map.Category, v => v is not null && city.Categories.ContainsKey(v));
        Codes("district", map.District, v => v is null || city.Districts.ContainsKey(v));
        Codes("channel", map.Channel, v => v is not null && city.Channels.ContainsKey(v));

        void Codes(string name, ValueField field, Func<string?, bool> known)
        {
            foreach (var (value, code) in field.Values)
            {
                Require(known(code), $"{name}.values[\"{value}\"]", "replay.map-code", code);
            }

            var usesDefault = field.Column is null || field.Unmapped == Unmapped.UseDefault;
            Require(!usesDefault || known(field.Default), name + ".default", "replay.map-code", field.Default);
        }

        void Require(bool good, string field, string key, params object?[] slots)
        {
            if (!good)
            {
                throw new ReplayRefusedException(string.Format(CultureInfo.CurrentCulture, "{0}{1}", Words.Of("replay.map-field", path, field), Words.Of(key, slots)));
            }
        }
    }
}
