using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Migrations
{
    /// <summary>The full-text index gets threes of characters as well; it is emptied here and filled from the events when the file is opened.</summary>
    [DbContext(typeof(HotlineDb))]
    [Migration("20261124171500_SearchThrees")]
    public class SearchThrees : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE OrderSearch");
            migrationBuilder.Sql("CREATE VIRTUAL TABLE OrderSearch USING fts5(Text, content='', tokenize='ascii')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Up(migrationBuilder);
    }
}
