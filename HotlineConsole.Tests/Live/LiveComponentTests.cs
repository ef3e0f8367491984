using System.Runtime.ExceptionServices;
using HotlineConsole.Core.Board;
using HotlineConsole.Live;
using HotlineConsole.Tests.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineConsole.Tests.Live;

public sealed class LiveComponentTests : HotlineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Component_CommitBetweenItsFirstLookAndItsSubscription_IsShown()
    {
        using var feed = new LiveFeed(_hotline.Store, TestHotline.Beijing, NullLogger<LiveFeed>.Instance);
        await feed.StartAsync(default);
        var shown = new Shown(() => CommitAsync(feed));
        await using var services = new ServiceCollection().AddSingleton(feed).AddSingleton(shown).BuildServiceProvider();
        await using var renderer = new PlainRenderer(services);
        await renderer.AddAsync<Screen>();
        await shown.Newest.Task.WaitAsync(Patience);
        await feed.StopAsync(default);
    }

    private async Task CommitAsync(LiveFeed feed)
    {
        await _hotline.AcceptAsync();
        while (feed.Now.Sequence < 1)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    /// <summary>What happens while the component renders for the first time, and whether it ever shows what came of it.</summary>
    private sealed record Shown(Func<Task> Meanwhile)
    {
        public TaskCompletionSource Newest { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Screen : LiveComponent
    {
        private bool _hasRendered;

        [Inject]
        public required Shown Shown { get; set; }

        protected override BoardTopics Topics => BoardTopics.All;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.AddContent(0, Board.Sequence);
            if (!_hasRendered)
            {
                _hasRendered = true;
                Task.Run(Shown.Meanwhile).WaitAsync(Patience).GetAwaiter().GetResult();
            }
            else if (Board.Sequence == 1)
            {
                Shown.Newest.TrySetResult();
            }
        }
    }

#pragma warning disable BL0006 // a renderer that shows nothing needs the type of what it is given
    private sealed class PlainRenderer(IServiceProvider services) : Renderer(services, NullLoggerFactory.Instance)
    {
        public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

        public Task AddAsync<T>() where T : IComponent =>
            Dispatcher.InvokeAsync(() => RenderRootComponentAsync(AssignRootComponentId(InstantiateComponent(typeof(T)))));

        protected override void HandleException(Exception exception) => ExceptionDispatchInfo.Throw(exception);

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;
    }
#pragma warning restore BL0006
}
