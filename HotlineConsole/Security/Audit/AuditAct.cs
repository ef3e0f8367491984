namespace HotlineConsole.Security.Audit;

/// <summary>What the audit knows of. The names are kept in the rows: they are never changed, new ones come at the end.</summary>
public enum AuditAct
{
    SignInDone,
    SignInRefused,
    LockedOut,
    SignedOut,
    DeviceEntered,
    PersonAdded,
    PersonMoved,
    PersonDisabled,
    PersonEnabled,
    SessionsEnded,
    PasswordRenewed,
    DeviceAdded,
    DeviceRevoked,
    KeyAdded,
    KeyRevoked,
    AccessDenied,
    FirstAdministrator,
    AuditExported,
    ClaimantUnmasked,
    UnmaskingGranted,
    UnmaskingRefused,
    SettingChanged,
    PasswordChanged,
    PasswordChangeRefused,
    SessionEnded,
}
