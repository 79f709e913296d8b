package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;

/// « Commande merge-run » — `bin/tous-aidants merge-run`: matches the records of real places and writes a page with
/// the results.
public final class MergeRunCommand implements Command {
    @Override
    public CommandUsage usage() {
        return new CommandUsage(
                "merge-run", "--data D --out F", "rapprocher toutes les fiches réelles et écrire ce qu’il en est");
    }

    @Override
    public int run(List<String> arguments, Clock clock) throws IOException {
        try {
            var typed = CommandArguments.values("--data", "--out").read(arguments);
            var out = typed.neededPath("--out");
            Files.writeString(out, new MergeRealDataRun(typed.neededPath("--data")).written(LocalDate.now(clock)));
            System.out.println("→ " + out);
            return OK;
        } catch (CommandUsageError wrong) {
            return wrong.tell(System.err, "tous-aidants merge-run --data ../shared/data --out docs/merge-run.md");
        } catch (IOException e) {
            System.err.println("Lecture ou écriture impossible : " + e.getMessage());
            return REFUSED;
        }
    }
}
