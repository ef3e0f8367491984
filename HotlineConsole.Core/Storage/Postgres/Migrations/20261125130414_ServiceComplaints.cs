using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ServiceComplaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ServiceComplaints",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    RecordedBy = table.Column<string>(type: "text", nullable: false),
                    Valid = table.Column<bool>(type: "boolean", nullable: true),
                    Body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceComplaints", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceComplaints_Judged",
                table: "ServiceComplaints",
                column: "Id",
                filter: "\"Valid\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceComplaints_RecordedAt",
                table: "ServiceComplaints",
                column: "RecordedAt",
                filter: "\"Valid\"");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceComplaints_RecordedBy_Id",
                table: "ServiceComplaints",
                columns: new[] { "RecordedBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceComplaints_Waiting",
                table: "ServiceComplaints",
                column: "Id",
                filter: "\"Valid\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ServiceComplaints");
        }
    }
}
