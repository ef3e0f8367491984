using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Sealed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Seal",
                table: "Events",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ClaimantMarks",
                columns: table => new
                {
                    Mark = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimantMarks", x => new { x.Mark, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Secrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Secrets", x => x.Name);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClaimantMarks");

            migrationBuilder.DropTable(
                name: "Secrets");

            migrationBuilder.DropColumn(
                name: "Seal",
                table: "Events");
        }
    }
}
