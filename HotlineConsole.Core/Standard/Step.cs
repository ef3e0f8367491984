namespace HotlineConsole.Core.Standard;

/// <summary>The steps that the standard puts a limit on: 5.3.2.1.3, 5.3.2.2.2, 5.3.2.3.2.</summary>
public enum Step
{
    Dispatch,
    SignFor,
    Feedback,
}
