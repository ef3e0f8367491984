namespace HotlineConsole.Replay;

/// <summary>The replay cannot begin; the message says why and what to do.</summary>
public sealed class ReplayRefusedException(string message) : Exception(message);
