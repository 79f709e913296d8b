package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;

/// « Commande merge-run » — `bin/tous-aidants merge-run`: the real places matched, and a page that says what came of
/// it.
public final class MergeRunCommand implements Command {
    @Override
    public Usage usage() {
        return new Usage(
                "merge-run", "--data D --out F", "rapprocher toutes les fiches réelles et écrire ce qu’il en est");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        if (arguments.size() != 4
                || !arguments.get(0).equals("--data")
                || !arguments.get(2).equals("--out")) {
            System.err.println("tous-aidants merge-run --data ../shared/data --out docs/merge-run.md");
            return MISUSED;
        }
        try {
            var text = new MergeRun(Path.of(arguments.get(1))).written(LocalDate.now(clock));
            Files.writeString(Path.of(arguments.get(3)), text);
        } catch (IOException e) {
            System.err.println("Lecture ou écriture impossible : " + e.getMessage());
            return REFUSED;
        }
        System.out.println("→ " + arguments.get(3));
        return OK;
    }
}
