using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Orders_Category_Urgency",
                table: "Orders",
                columns: new[] { "Category", "Urgency" },
                filter: "\"Urgency\" <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Channel",
                table: "Orders",
                column: "Channel");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_District_Category",
                table: "Orders",
                columns: new[] { "District", "Category" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Lead_Status",
                table: "Orders",
                columns: new[] { "Lead", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Overdue",
                table: "Orders",
                column: "Number",
                filter: "\"Alarm\" = 2 OR \"FedBackLate\"");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Returned",
                table: "Orders",
                column: "Number",
                filter: "\"Returns\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Supervised",
                table: "Orders",
                column: "Number",
                filter: "\"Unanswered\" > 0 OR \"Unacknowledged\" > 0 OR \"OpenVisits\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_ToClose",
                table: "Orders",
                column: "FedBackAt",
                filter: "\"Status\" = 7");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Urgency",
                table: "Orders",
                column: "Urgency",
                filter: "\"Urgency\" <> 0");

            // What a year of a large city looks like, so that SQLite chooses an index by it from the first order on and never changes its mind: without
            // figures it takes the newest of two indices, and what it counted in a young store would be wrong in an old one. A status and a channel are
            // either rare or so common that their index ends after a few rows; they go before a district and a category.
            migrationBuilder.Sql("ANALYZE sqlite_schema");
            migrationBuilder.Sql("DELETE FROM sqlite_stat1 WHERE tbl = 'Orders'");
            migrationBuilder.Sql(
                """
                INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
                ('Orders', 'IX_Orders_Status', '1000000 2000'),
                ('Orders', 'IX_Orders_Lead', '1000000 1900'),
                ('Orders', 'IX_Orders_Lead_Status', '1000000 1900 500'),
                ('Orders', 'IX_Orders_District', '1000000 62500'),
                ('Orders', 'IX_Orders_District_Category', '1000000 62500 620'),
                ('Orders', 'IX_Orders_Category', '1000000 9900'),
                ('Orders', 'IX_Orders_Category_Urgency', '117000 9000 900'),
                ('Orders', 'IX_Orders_Channel', '1000000 8000'),
                ('Orders', 'IX_Orders_Urgency', '117000 20000'),
                ('Orders', 'IX_Orders_Returned', '5000 1'),
                ('Orders', 'IX_Orders_Supervised', '5000 1'),
                ('Orders', 'IX_Orders_Overdue', '150000 1'),
                ('Orders', 'IX_Orders_ToClose', '7000 1'),
                ('Orders', 'IX_Orders_FedBackAt', '830000 1'),
                ('Orders', 'IX_Orders_NextDueAt', '25000 1'),
                ('Orders', 'IX_Orders_OpenVisits', '500 100')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM sqlite_stat1 WHERE tbl = 'Orders'");
            migrationBuilder.DropIndex(
                name: "IX_Orders_Category_Urgency",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Channel",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_District_Category",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Lead_Status",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Overdue",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Returned",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Supervised",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_ToClose",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Urgency",
                table: "Orders");
        }
    }
}
