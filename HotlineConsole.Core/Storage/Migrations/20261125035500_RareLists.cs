using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Migrations
{
    /// <summary>What is rare and asked for together with something else gets its index, and a category its urgencies.</summary>
    [DbContext(typeof(HotlineDb))]
    [Migration("20261125035500_RareLists")]
    public class RareLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Orders_Category_Urgency", table: "Orders");
            migrationBuilder.CreateIndex(name: "IX_Orders_Category_Urgency", table: "Orders", columns: ["Category", "Urgency"]);
            migrationBuilder.CreateIndex(name: "IX_Orders_Complex", table: "Orders", column: "Number", filter: "\"Tier\" = 3");
            migrationBuilder.CreateIndex(name: "IX_Orders_Returned_District", table: "Orders", column: "District", filter: "\"Returns\" > 0");
            migrationBuilder.Sql("DELETE FROM sqlite_stat1 WHERE tbl = 'Orders' AND idx = 'IX_Orders_Category_Urgency'");
            migrationBuilder.Sql(
                """
                INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
                ('Orders', 'IX_Orders_Category_Urgency', '1000000 9900 3000'),
                ('Orders', 'IX_Orders_Complex', '2000 1'),
                ('Orders', 'IX_Orders_Returned_District', '5000 320')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Orders_Returned_District", table: "Orders");
            migrationBuilder.DropIndex(name: "IX_Orders_Complex", table: "Orders");
            migrationBuilder.DropIndex(name: "IX_Orders_Category_Urgency", table: "Orders");
            migrationBuilder.CreateIndex(name: "IX_Orders_Category_Urgency", table: "Orders", columns: ["Category", "Urgency"], filter: "\"Urgency\" <> 0");
        }
    }
}
