using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Postgres.Migrations
{
    /// <summary>What replies are known by when they are sent again.</summary>
    [DbContext(typeof(HotlinePostgresDb))]
    [Migration("20261125030005_ReplyPrints")]
    public class ReplyPrints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ReplyPrints",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Organizer = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Print = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplyPrints", x => x.Sequence);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReplyPrints_Organizer_Sequence",
                table: "ReplyPrints",
                columns: new[] { "Organizer", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReplyPrints");
        }
    }
}
