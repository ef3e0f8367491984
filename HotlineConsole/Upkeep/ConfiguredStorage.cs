using HotlineConsole.Core.Storage;

namespace HotlineConsole.Upkeep;

/// <summary>The store that the configuration names, for commands that do not start the console.</summary>
internal static class ConfiguredStorage
{
    public static StorageOptions Of(WebApplicationBuilder builder)
    {
        var root = builder.Environment.ContentRootPath;
        var storage = builder.Configuration.GetSection("Storage").Get<StorageOptions>() ?? new();
        storage.Path = Path.Combine(root, storage.Path);
        storage.KeyFolder = storage.KeyFolder is { } named ? Path.Combine(root, named) : null;
        storage.AttachmentFolder = storage.AttachmentFolder is { } files ? Path.Combine(root, files) : null;
        return storage;
    }
}
