using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Alerts",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Deadline = table.Column<string>(type: "text", nullable: true),
                    DeadlineKind = table.Column<int>(type: "integer", nullable: true),
                    Organizer = table.Column<string>(type: "text", nullable: true),
                    Item = table.Column<int>(type: "integer", nullable: true),
                    ScheduledAt = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Late = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alerts", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Commands",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Refusal = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Commands", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DaySequences",
                columns: table => new
                {
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DaySequences", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "Deadlines",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deadlines", x => new { x.Number, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "Events",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Stream = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Events", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Orders",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    IsSettled = table.Column<bool>(type: "boolean", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Urgency = table.Column<int>(type: "integer", nullable: false),
                    Tier = table.Column<int>(type: "integer", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Category = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    District = table.Column<string>(type: "text", nullable: true),
                    Street = table.Column<string>(type: "text", nullable: true),
                    Lead = table.Column<string>(type: "text", nullable: true),
                    Parties = table.Column<string>(type: "text", nullable: false),
                    AcceptedAt = table.Column<long>(type: "bigint", nullable: false),
                    FirstDispatchedAt = table.Column<long>(type: "bigint", nullable: true),
                    FeedbackDueAt = table.Column<long>(type: "bigint", nullable: true),
                    FedBackAt = table.Column<long>(type: "bigint", nullable: true),
                    FedBackLate = table.Column<bool>(type: "boolean", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    NextDueAt = table.Column<long>(type: "bigint", nullable: true),
                    NextDueKind = table.Column<int>(type: "integer", nullable: true),
                    NextNearAt = table.Column<long>(type: "bigint", nullable: true),
                    Alarm = table.Column<int>(type: "integer", nullable: false),
                    Returns = table.Column<int>(type: "integer", nullable: false),
                    Reminders = table.Column<int>(type: "integer", nullable: false),
                    Unanswered = table.Column<int>(type: "integer", nullable: false),
                    Unacknowledged = table.Column<int>(type: "integer", nullable: false),
                    OpenVisits = table.Column<int>(type: "integer", nullable: false),
                    ExtensionPending = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "States",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_States", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Number_Deadline_Kind",
                table: "Alerts",
                columns: new[] { "Number", "Deadline", "Kind" },
                unique: true,
                filter: "\"Deadline\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Events_Stream_Version",
                table: "Events",
                columns: new[] { "Stream", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Category",
                table: "Orders",
                column: "Category");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_District",
                table: "Orders",
                column: "District");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_FedBackAt",
                table: "Orders",
                column: "FedBackAt",
                filter: "\"FedBackAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Lead",
                table: "Orders",
                column: "Lead");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_NextDueAt",
                table: "Orders",
                column: "NextDueAt",
                filter: "NOT \"IsSettled\"");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status",
                table: "Orders",
                column: "Status");

            // Full text on pairs of characters (see Bigrams); the texts themselves stay in the events.
            migrationBuilder.Sql("""CREATE TABLE "OrderSearch" ("Number" bigint PRIMARY KEY, "Grams" tsvector NOT NULL)""");
            migrationBuilder.Sql("""CREATE INDEX "IX_OrderSearch_Grams" ON "OrderSearch" USING gin ("Grams")""");

            // Rows that change several times in their life find room beside their old version.
            migrationBuilder.Sql("""ALTER TABLE "States" SET (fillfactor = 70)""");
            migrationBuilder.Sql("""ALTER TABLE "Orders" SET (fillfactor = 80)""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "OrderSearch" """);
            migrationBuilder.DropTable(
                name: "Alerts");

            migrationBuilder.DropTable(
                name: "Commands");

            migrationBuilder.DropTable(
                name: "DaySequences");

            migrationBuilder.DropTable(
                name: "Deadlines");

            migrationBuilder.DropTable(
                name: "Events");

            migrationBuilder.DropTable(
                name: "Orders");

            migrationBuilder.DropTable(
                name: "States");
        }
    }
}
