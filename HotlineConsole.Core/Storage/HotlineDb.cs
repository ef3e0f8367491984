using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HotlineConsole.Core.Storage;

/// <summary>The schema, and the ordinary reads. What is written on the hot path goes through the engines.</summary>
public class HotlineDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<OrderRow> Orders => Set<OrderRow>();

    public DbSet<StateRow> States => Set<StateRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<DeadlineRow> Deadlines => Set<DeadlineRow>();

    public DbSet<AlertRow> Alerts => Set<AlertRow>();

    public DbSet<PrecedentRow> Precedents => Set<PrecedentRow>();

    public DbSet<CommandRow> Commands => Set<CommandRow>();

    public DbSet<DaySequenceRow> DaySequences => Set<DaySequenceRow>();

    public DbSet<ClaimantMarkRow> ClaimantMarks => Set<ClaimantMarkRow>();

    public DbSet<ReplyPrintRow> ReplyPrints => Set<ReplyPrintRow>();

    public DbSet<SecretRow> Secrets => Set<SecretRow>();

    public DbSet<RollupRow> Rollups => Set<RollupRow>();

    public DbSet<CallRow> Calls => Set<CallRow>();

    public DbSet<ServiceComplaintRow> ServiceComplaints => Set<ServiceComplaintRow>();

    public DbSet<FollowUpRollupRow> FollowUpRollups => Set<FollowUpRollupRow>();

    /// <summary>Reads from here on, until it is disposed, as of one moment.</summary>
    public virtual IDisposable AtOneMoment()
    {
        Database.OpenConnection();
        return Database.UseTransaction(((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true))!;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Instants are ordered and compared in SQL, so they are numbers there.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantToTicks>();
        configurationBuilder.Properties<WorkOrderNumber>().HaveConversion<NumberToLong>();
        configurationBuilder.Properties<OrganizerId>().HaveConversion<OrganizerToText>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OrderRow>(order =>
        {
            order.ToTable("Orders");
            order.HasKey(o => o.Number);
            order.Property(o => o.Number).ValueGeneratedNever();
            order.Property(o => o.Parties).HasConversion(p => Party.Write(p), t => Party.Read(t));
            order.Property(o => o.FollowUps).HasConversion(f => FollowUpFact.Write(f), t => FollowUpFact.Read(t)).HasDefaultValueSql("''");
            order.HasIndex(o => new { o.FollowUpDueAt, o.Number }).HasFilter("\"FollowUpDueAt\" IS NOT NULL");
            order.HasIndex(o => new { o.InvitationAt, o.Number }).HasFilter("\"InvitationAt\" IS NOT NULL");
            order.HasIndex(o => new { o.RemovalAskedAt, o.Number }).HasFilter("\"RemovalAskedAt\" IS NOT NULL");
            order.HasIndex(o => o.Number).HasFilter(Database.IsSqlite() ? "\"Unsolved\" = 1" : "\"Unsolved\"").HasDatabaseName("IX_Orders_Unsolved");
            order.HasIndex(o => o.NextDueAt).HasFilter(Database.IsSqlite() ? "\"IsSettled\" = 0" : "NOT \"IsSettled\"");
            order.HasIndex(o => o.OpenVisits).HasFilter("\"OpenVisits\" > 0");
            order.HasIndex(o => o.Status);
            order.HasIndex(o => o.Lead);
            order.HasIndex(o => o.District);
            order.HasIndex(o => o.Category);

            // What lists ask for together, and what is rare: a page is read along one index and ends after its rows (ListsBench).
            order.HasIndex(o => new { o.Lead, o.Status });
            order.HasIndex(o => new { o.District, o.Category });
            order.HasIndex(o => new { o.Category, o.Urgency });
            order.HasIndex(o => o.Channel);
            order.HasIndex(o => o.Urgency).HasFilter("\"Urgency\" <> 0");
            order.HasIndex([nameof(OrderRow.Number)], "IX_Orders_Returned").HasFilter("\"Returns\" > 0");
            order.HasIndex([nameof(OrderRow.Number)], "IX_Orders_Complex").HasFilter("\"Tier\" = 3");
            order.HasIndex([nameof(OrderRow.District)], "IX_Orders_Returned_District").HasFilter("\"Returns\" > 0");
            order.HasIndex([nameof(OrderRow.Number)], "IX_Orders_Supervised").HasFilter("\"Unanswered\" > 0 OR \"Unacknowledged\" > 0 OR \"OpenVisits\" > 0");
            order.HasIndex([nameof(OrderRow.Number)], "IX_Orders_Overdue").HasFilter("\"Alarm\" = 2 OR \"FedBackLate\"");
            order.HasIndex([nameof(OrderRow.FedBackAt)], "IX_Orders_ToClose").HasFilter("\"Status\" = 7");
            order.HasIndex(o => o.FedBackAt).HasFilter("\"FedBackAt\" IS NOT NULL");
        });
        modelBuilder.Entity<StateRow>(state =>
        {
            state.ToTable("States").HasKey(s => s.Number);
            state.Property(s => s.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<EventRow>(happened =>
        {
            happened.ToTable("Events").HasKey(e => e.Sequence);
            happened.Property(e => e.Sequence).ValueGeneratedNever();
            happened.Ignore(e => e.IsErased);
            happened.HasIndex(e => new { e.Stream, e.Version }).IsUnique();
        });
        modelBuilder.Entity<DeadlineRow>().ToTable("Deadlines").HasKey(d => new { d.Number, d.Key });
        modelBuilder.Entity<AlertRow>(alert =>
        {
            alert.ToTable("Alerts").HasKey(a => a.Sequence);
            alert.Property(a => a.Sequence).ValueGeneratedNever();

            // Exactly once: a deadline is reminded of once and supervised once by the watch, whatever happens in between.
            alert.HasIndex(a => new { a.Number, a.Deadline, a.Kind }).IsUnique().HasFilter("\"Deadline\" IS NOT NULL");
        });
        modelBuilder.Entity<PrecedentRow>(precedent =>
        {
            precedent.ToTable("Precedents").HasKey(p => p.Sequence);
            precedent.Property(p => p.Sequence).ValueGeneratedNever();
            precedent.HasIndex(p => new { p.Category, p.District, p.Sequence });
        });
        modelBuilder.Entity<CommandRow>().ToTable("Commands").HasKey(c => c.Id);
        modelBuilder.Entity<DaySequenceRow>().ToTable("DaySequences").HasKey(d => d.Day);
        modelBuilder.Entity<DaySequenceRow>().Property(d => d.Day).ValueGeneratedNever();
        modelBuilder.Entity<ClaimantMarkRow>().ToTable("ClaimantMarks").HasKey(m => new { m.Mark, m.Number });
        modelBuilder.Entity<ReplyPrintRow>(print =>
        {
            print.ToTable("ReplyPrints").HasKey(p => p.Sequence);
            print.Property(p => p.Sequence).ValueGeneratedNever();
            print.HasIndex(p => new { p.Organizer, p.Sequence });
        });
        modelBuilder.Entity<SecretRow>().ToTable("Secrets").HasKey(s => s.Name);
        modelBuilder.Entity<CallRow>(call =>
        {
            call.ToTable("Calls").HasKey(c => c.Id);
            call.HasIndex(c => c.FirstAt);
            call.HasIndex(c => c.AnsweredAt).HasFilter("\"AnsweredAt\" IS NOT NULL");
        });
        modelBuilder.Entity<ServiceComplaintRow>(complaint =>
        {
            complaint.ToTable("ServiceComplaints").HasKey(c => c.Id);
            complaint.Property(c => c.Id).ValueGeneratedNever();
            complaint.HasIndex([nameof(ServiceComplaintRow.Id)], "IX_ServiceComplaints_Waiting").HasFilter("\"Valid\" IS NULL");
            complaint.HasIndex([nameof(ServiceComplaintRow.Id)], "IX_ServiceComplaints_Judged").HasFilter("\"Valid\" IS NOT NULL");
            complaint.HasIndex(c => new { c.RecordedBy, c.Id });
            complaint.HasIndex(c => c.RecordedAt).HasFilter(Database.IsSqlite() ? "\"Valid\" = 1" : "\"Valid\"");
        });
        modelBuilder.Entity<FollowUpRollupRow>().ToTable("FollowUpRollups").HasKey(r => new { r.Grain, r.Dimension, r.Period, r.Key });
        modelBuilder.Entity<RollupRow>().ToTable("Rollups").HasKey(r => new { r.Grain, r.Dimension, r.Period, r.Key });
    }

    private sealed class InstantToTicks() : ValueConverter<DateTimeOffset, long>(v => v.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero));

    private sealed class NumberToLong() : ValueConverter<WorkOrderNumber, long>(v => v.Value, v => new WorkOrderNumber(v));

    private sealed class OrganizerToText() : ValueConverter<OrganizerId, string>(v => v.Value, v => new OrganizerId(v));
}

/// <summary>For the migrations tool only.</summary>
internal sealed class HotlineDbDesign : IDesignTimeDbContextFactory<HotlineDb>
{
    public HotlineDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<HotlineDb>().UseSqlite("Data Source=:memory:").Options);
}
