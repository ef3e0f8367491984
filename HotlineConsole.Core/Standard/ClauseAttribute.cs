namespace HotlineConsole.Core.Standard;
/// <summary>Names the clause of DB11/T 2021-2022 that a rule, a refusal or a test stands for. A leading "D:" marks a clause that only the draft has.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
public sealed class ClauseAttribute(string number) : Attribute
{
    public string Number { get; } = number;
}
