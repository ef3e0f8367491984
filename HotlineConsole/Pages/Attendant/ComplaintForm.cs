using System.Globalization;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Attendant;

/// <summary>The draft with what its kind and urgency require, and what a refusal said is missing.</summary>
public sealed class ComplaintForm(Func<Rules> rules, TimeProvider clock)
{
    private readonly HashSet<string> _wrong = [];
    private HashSet<string> _required = [];

    public event Action? Changed;

    public ComplaintDraft Draft { get; private set; } = new();

    public Refusal? Refusal { get; private set; }

    /// <summary>The part of Appendix C that asks for the fields of this kind and urgency.</summary>
    public string Clause { get; private set; } = "";

    /// <summary>Becomes another when the form was emptied or taken over: the browser's guard then knows that it is clean.</summary>
    public int Edition { get; private set; }

    public bool IsTouched => Draft.StartedAt is not null;

    public bool IsRequired(string field) => _required.Contains(field);

    public void Start(ComplaintDraft? draft = null)
    {
        Draft = draft ?? new();
        Refusal = null;
        _wrong.Clear();
        Edition++;
        Recount();
    }

    /// <summary>A field was changed: it is no longer marked, and other fields may be required now.</summary>
    public void Touch(string field)
    {
        Draft.StartedAt ??= clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        _wrong.Remove(field);
        if (_wrong.Count == 0)
        {
            Refusal = null;
        }

        Recount();
    }

    /// <summary>Answers with an entry of the hotline database, and cites it.</summary>
    public void TakeEntry(DatabaseEntry entry)
    {
        (Draft.Choice, Draft.Answer, Draft.DatabaseEntry) = (CallOutcome.Answer, entry.Answer, entry.Citation);
        Touch(nameof(Draft.DatabaseEntry));
    }

    /// <summary>Puts what was said in the call behind what was typed, and says how many of the texts there was room for.</summary>
    [Clause("5.2.3.3")]
    public int TakeWords(IReadOnlyList<string> said)
    {
        var (content, taken) = (Draft.Content ?? "", 0);
        foreach (var text in said)
        {
            var next = content.Length == 0 || content.EndsWith('\n') ? content + text : content + "\n" + text;
            if (next.Length > CommandTexts.Longest)
            {
                break;
            }

            (content, taken) = (next, taken + 1);
        }

        if (taken > 0)
        {
            Draft.Content = content;
            Touch(nameof(Draft.Content));
        }

        return taken;
    }

    public void Refuse(Refusal refusal)
    {
        Refusal = refusal;
        _wrong.Clear();
        _wrong.UnionWith(refusal.Fields);
    }

    /// <summary>What is wrong with a field after a refusal, or null.</summary>
    public string? ErrorOf(string field) =>
        Refusal is not { } refusal || !_wrong.Contains(field) ? null
        : refusal.Code == AcceptComplaint.ThreatNotQuoted.Code ? Words.Of("Attendant.QuoteIt")
        : Words.Of("Attendant.Missing", refusal.Clause);

    // The same checks that refuse a record, asked about an empty one.
    private void Recount()
    {
        var empty = new PublicComplaint
        {
            Kind = Draft.Kind, Urgency = Draft.Urgency, Channel = "", Category = "", Title = "", Content = "", RaisedAt = default,
            Claimant = new(null, null, Anonymous: Draft.Anonymous), Instability = new(null, null, null, Draft.Threat),
        };
        var ofKind = RecordRules.Check(empty);
        _required = [.. AcceptComplaint.Check(empty, default, rules())!.Fields, .. ofKind?.Fields ?? []];
        Clause = ofKind?.Clause ?? "C.1";
        Changed?.Invoke();
    }
}
