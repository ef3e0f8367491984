using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Postgres.Migrations
{
    /// <summary>What is rare and asked for together with something else gets its index, and a category its urgencies.</summary>
    [DbContext(typeof(HotlinePostgresDb))]
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
