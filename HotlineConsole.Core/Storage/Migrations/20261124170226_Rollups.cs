using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineConsole.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Rollups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The rows lie in the order of the key, so that a period is one range of pages; EF cannot say so.
            migrationBuilder.Sql(
                """
                CREATE TABLE "Rollups" (
                    "Grain" INTEGER NOT NULL, "Dimension" INTEGER NOT NULL, "Period" INTEGER NOT NULL, "Key" TEXT NOT NULL,
                    "Received" INTEGER NOT NULL, "AnsweredDirectly" INTEGER NOT NULL, "Dispatched" INTEGER NOT NULL, "FedBack" INTEGER NOT NULL,
                    "FedBackLate" INTEGER NOT NULL, "Closed" INTEGER NOT NULL, "Returns" INTEGER NOT NULL,
                    CONSTRAINT "PK_Rollups" PRIMARY KEY ("Grain", "Dimension", "Period", "Key")) WITHOUT ROWID
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Rollups");
        }
    }
}
