using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Migrations
{
    /// <summary>Removals from the archive that wait for a second person: few, and found at once.</summary>
    [DbContext(typeof(HotlineDb))]
    [Migration("20261125140000_Removal")]
    public class Removal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "RemovalAskedAt", table: "Orders", type: "INTEGER", nullable: true);
            migrationBuilder.CreateIndex(name: "IX_Orders_RemovalAskedAt_Number", table: "Orders", columns: ["RemovalAskedAt", "Number"], filter: "\"RemovalAskedAt\" IS NOT NULL");
            migrationBuilder.Sql("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('Orders', 'IX_Orders_RemovalAskedAt_Number', '50 1 1')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Orders_RemovalAskedAt_Number", table: "Orders");
            migrationBuilder.DropColumn(name: "RemovalAskedAt", table: "Orders");
        }
    }
}
