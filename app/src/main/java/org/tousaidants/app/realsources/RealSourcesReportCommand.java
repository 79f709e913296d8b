package org.tousaidants.app.realsources;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;

/// « Commande real-run » — `bin/tous-aidants real-run`: reads the real sources of places and writes a page with the
/// results.
public final class RealSourcesReportCommand implements Command {
    @Override
    public CommandUsage usage() {
        return new CommandUsage(
                "real-run", "--data D --out F", "lire toutes les sources réelles et écrire ce qu’il en est");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        try {
            var typed = CommandArguments.values("--data", "--out").read(arguments);
            var data = typed.neededPath("--data");
            var out = typed.neededPath("--out");
            if (!Files.isDirectory(data.resolve("places"))) {
                System.err.println("Pas de sources dans " + data + " : donnez le dossier qui contient « places ».");
                return REFUSED;
            }
            Files.writeString(out, new RealDataSourcesReport(data, LocalDate.now(clock)).write());
            System.out.println("Écrit : " + out);
            return OK;
        } catch (CommandUsageError wrong) {
            return wrong.tell(System.err, "tous-aidants real-run --data ../shared/data --out docs/real-run.md");
        }
    }
}
