using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Migrations
{
    /// <summary>An index of two columns is for both: by the second alone SQLite went through all values of the first and sorted what it found.</summary>
    [DbContext(typeof(HotlineDb))]
    [Migration("20261125130000_NoSkipScans")]
    public class NoSkipScans : Migration
    {
        private const string OfTwoColumns = "tbl = 'Orders' AND idx IN ('IX_Orders_Category_Urgency', 'IX_Orders_District_Category', 'IX_Orders_Lead_Status')";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql($"UPDATE sqlite_stat1 SET stat = stat || ' noskipscan' WHERE {OfTwoColumns}");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql($"UPDATE sqlite_stat1 SET stat = replace(stat, ' noskipscan', '') WHERE {OfTwoColumns}");
    }
}
