using System.Security.Cryptography;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// The keys of a store (6.1), in a folder outside of its database: with the database alone nobody reads a claimant or writes a line of history. A new key
/// comes every 90 days; the old ones stay for what was sealed by them.
/// </summary>
[Clause("6.1")]
public sealed class StoreKeys : IDisposable
{
    private const int SecretLength = 32;

    private readonly ServiceProvider _services;

    private StoreKeys(ServiceProvider services, string folder, Func<string, Func<string>, string> keep)
    {
        (_services, Folder) = (services, folder);
        var provider = services.GetRequiredService<IDataProtectionProvider>();
        Claimants = new(provider.CreateProtector("claimant"), Secret("claimants"));
        Log = new(Secret("log"));
        Archive = new(Secret("archive"));
        Attachments = provider.CreateProtector("attachment");

        // Kept in the database, sealed: the same for all nodes, and at every start it shows that these are the right keys.
        byte[] Secret(string name)
        {
            var protector = provider.CreateProtector("secret", name);
            return protector.Unprotect(Convert.FromBase64String(keep(name, () => Convert.ToBase64String(protector.Protect(RandomNumberGenerator.GetBytes(SecretLength))))));
        }
    }

    public string Folder { get; }

    public ClaimantSeal Claimants { get; }

    public LogSeal Log { get; }

    /// <summary>Of bundles that are taken out of the archive.</summary>
    public ArchiveSeal Archive { get; }

    /// <summary>Of the keys of attachments, one a file.</summary>
    public IDataProtector Attachments { get; }

    /// <summary>Where they lie unless <see cref="StorageOptions.KeyFolder"/> says so.</summary>
    public static string FolderOf(StorageOptions storage) =>
        Path.GetFullPath(storage.KeyFolder ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(storage.Path))!, "keys", "store"));

    /// <summary>Opens the keys, making the first where there are none.</summary>
    /// <param name="keep">Gives the text that the database keeps under a name: the one that is made then, if it has none yet.</param>
    /// <param name="makes">False: only looks; a new key is not made.</param>
    /// <exception cref="StoreUnavailableException">The folder cannot be used, or the database was sealed with keys that are not in it.</exception>
    public static StoreKeys Open(string folder, Func<string, Func<string>, string> keep, bool makes = true)
    {
        var services = new ServiceCollection();
        var ring = services.AddDataProtection().SetApplicationName("HotlineConsole.Store").PersistKeysToFileSystem(new DirectoryInfo(folder))
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        if (!makes)
        {
            ring.DisableAutomaticKeyGeneration();
        }

        var provider = services.BuildServiceProvider();
        try
        {
            return new(provider, folder, keep);
        }
        catch (Exception e)
        {
            provider.Dispose();
            throw e is CryptographicException ? new StoreUnavailableException(Words.Of("storage.other-keys", folder), e)
                : e is IOException or UnauthorizedAccessException ? new StoreUnavailableException(Words.Of("storage.unusable-keys", folder, e.Message), e)
                : e;
        }
    }

    public void Dispose() => _services.Dispose();
}
