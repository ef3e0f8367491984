using System.Data.Common;
using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Live;

/// <summary>
/// A part of a page that shows the board. It says what it shows (<see cref="Topics"/>), reads <see cref="Board"/> when it renders, and is rendered
/// again when that changed. Everything about threads and subscriptions is in here.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private IDisposable? _subscription;

    [Inject]
    protected LiveFeed Feed { get; set; } = default!;

    /// <summary>The board as this component shows it now.</summary>
    protected BoardSnapshot Board { get; private set; } = BoardSnapshot.Empty;

    protected abstract BoardTopics Topics { get; }

    /// <summary>Only orders that this organizer has a part in.</summary>
    protected virtual OrganizerId? OnlyOrganizer => null;

    /// <summary>Only this order.</summary>
    protected virtual WorkOrderNumber? OnlyOrder => null;

    /// <summary>Only this call of the telephone.</summary>
    protected virtual string? OnlyCall => null;

    /// <summary>Reads what the component shows beside the board; runs before each render that a change asks for.</summary>
    protected virtual Task ReadAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _subscription?.Dispose();

    protected override void OnInitialized() => Board = Feed.Now;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Resubscribe();
            if (Feed.Now != Board)
            {
                _ = ShowAsync(); // of what was committed between the first look and the subscription nobody tells again
            }
        }
    }

    /// <summary>Listens anew after <see cref="OnlyOrganizer"/> or <see cref="OnlyOrder"/> became another.</summary>
    protected void Resubscribe()
    {
        _subscription?.Dispose();
        _subscription = Feed.Subscribe(new(Topics, OnlyOrganizer, OnlyOrder, OnlyCall), () => InvokeAsync(ShowAsync));
    }

    /// <summary>Reads and renders now: after a command of one's own, without waiting for the push.</summary>
    protected async Task ShowAsync()
    {
        // A push comes from the feed, which speaks no language of its own.
        (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (_language, _culture);
        try
        {
            Board = Feed.Now;
            await ReadAsync();
            StateHasChanged();
        }
        catch (DbException) when (Feed.DownSince is not null)
        {
            // What was shown stays, marked as old; when the database is there again, everybody is told.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
