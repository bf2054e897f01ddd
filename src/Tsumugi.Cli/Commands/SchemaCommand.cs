using System.CommandLine;
using Tsumugi.Cli.Wiring;
using Tsumugi.Engine.Recipes;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi schema`: the JSON Schema of recipes.</summary>
internal static class SchemaCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        DescribedCommand command = new(
            "schema",
            session.T("Prints the JSON Schema of recipes, for editors", "レシピの JSON Schema を出力します。エディタでの補完に使えます"),
            "tsumugi schema > recipe.schema.json");
        command.SetAction(_ =>
        {
            session.Out.Write(RecipeSchema.Write(Catalogue.Sections, Catalogue.SourceKinds));
            return 0;
        });
        return command;
    }
}
