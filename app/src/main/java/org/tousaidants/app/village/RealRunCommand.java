package org.tousaidants.app.village;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;

/// « Commande real-run » — `bin/tous-aidants real-run`: the real sources read, and a page that says what came of it.
public final class RealRunCommand implements Command {
    @Override
    public Usage usage() {
        return new Usage("real-run", "--data D --out F", "lire toutes les sources réelles et écrire ce qu’il en est");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        if (arguments.size() != 4
                || !arguments.get(0).equals("--data")
                || !arguments.get(2).equals("--out")) {
            System.err.println("tous-aidants real-run --data ../shared/data --out docs/real-run.md");
            return MISUSED;
        }
        var data = Path.of(arguments.get(1));
        if (!Files.isDirectory(data.resolve("places"))) {
            System.err.println("Pas de sources dans " + data + " : donnez le dossier qui contient « places ».");
            return REFUSED;
        }
        var text = new RealRun(data, LocalDate.now(clock)).write();
        Files.writeString(Path.of(arguments.get(3)), text);
        System.out.println("Écrit : " + arguments.get(3));
        return OK;
    }
}
