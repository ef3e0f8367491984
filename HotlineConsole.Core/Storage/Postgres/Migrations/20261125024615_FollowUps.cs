using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FollowUps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FollowUpDueAt",
                table: "Orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FollowUps",
                table: "Orders",
                type: "text",
                nullable: false,
                defaultValueSql: "''");

            migrationBuilder.AddColumn<long>(
                name: "InvitationAt",
                table: "Orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Unsolved",
                table: "Orders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_FollowUpDueAt_Number",
                table: "Orders",
                columns: new[] { "FollowUpDueAt", "Number" },
                filter: "\"FollowUpDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_InvitationAt_Number",
                table: "Orders",
                columns: new[] { "InvitationAt", "Number" },
                filter: "\"InvitationAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Unsolved",
                table: "Orders",
                column: "Number",
                filter: "\"Unsolved\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Orders_FollowUpDueAt_Number",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_InvitationAt_Number",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Unsolved",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "FollowUpDueAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "FollowUps",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "InvitationAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Unsolved",
                table: "Orders");
        }
    }
}
