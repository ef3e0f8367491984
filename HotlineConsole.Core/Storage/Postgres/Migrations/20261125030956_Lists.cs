using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Postgres.Migrations
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
