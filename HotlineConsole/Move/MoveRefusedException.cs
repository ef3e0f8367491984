namespace HotlineConsole.Move;

/// <summary>The move cannot begin or be kept; the message says why and what to do.</summary>
public sealed class MoveRefusedException(string message) : Exception(message);
