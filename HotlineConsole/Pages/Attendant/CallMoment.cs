namespace HotlineConsole.Pages.Attendant;

/// <summary>How far a call has come; its phrases belong to these (B.1.2 to B.1.4).</summary>
public enum CallMoment
{
    Greeting,
    Recording,
    Searching,
    Closing,
}
