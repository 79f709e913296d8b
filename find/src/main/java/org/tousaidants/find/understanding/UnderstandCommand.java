package org.tousaidants.find.understanding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.find.ranking.SearchTime;

/// « Commande comprendre » — `bin/tous-aidants understand`: reads one sentence per line and writes one JSON object
/// per line, with the parts that the pages would understand. Nothing is stored.
public final class UnderstandCommand implements Command {
    private static final String HELP = """
            Comprendre des phrases : une par ligne en entrée, un objet JSON par ligne en sortie.

              tous-aidants understand [FICHIER] [--lang fr|en] [--departement 17]

            Sans fichier, l’entrée standard est lue. Champs : needs, criteria, languages, when, way, where, alert, ask, because, left.
            Codes de sortie : 0 c’est fait · 2 commande mal écrite
            """;

    @Override
    public CommandUsage usage() {
        return new CommandUsage("understand", "--help", "ce que les pages comprennent d’une phrase");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        return run(words, System.in, System.out, System.err, clock);
    }

    /// Runs the command.
    ///
    /// @return the exit code
    public static int run(List<String> words, InputStream in, PrintStream out, PrintStream err, Clock clock)
            throws IOException {
        return CommandArguments.values("--lang", "--departement")
                .answer("understand", words, HELP, out, err, typed -> understand(typed, in, out, clock));
    }

    private static int understand(CommandArguments typed, InputStream in, PrintStream out, Clock clock)
            throws IOException, CommandUsageError {
        var language = Locale.of(typed.text("--lang").orElse("fr"));
        var file = typed.names().stream().findFirst().map(Path::of);
        if (typed.names().size() > 1) throw new CommandUsageError("un seul fichier est attendu");
        if (file.isPresent() && !Files.isReadable(file.get()))
            throw new CommandUsageError(file.get() + " ne se lit pas");
        var towns = new CommuneNamesInText(
                Communes.shipped(), typed.text("--departement").orElse("17"));
        var today = LocalDate.now(clock);
        try (var from = file.isPresent() ? Files.newInputStream(file.get()) : in;
                var lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            var written = new PrintStream(out, false, StandardCharsets.UTF_8);
            for (var line = lines.readLine(); line != null; line = lines.readLine())
                written.println(json(UnderstoodRequest.of(line, language, today, towns)));
            written.flush();
        }
        return OK;
    }

    static String json(UnderstoodRequest all) {
        var parts = new ArrayList<String>();
        parts.add("\"needs\":"
                + array(all.needs().stream().map(HelpNeed::parameter).toList()));
        parts.add("\"criteria\":"
                + array(all.criteria().stream().map(SearchCriterion::parameter).toList()));
        parts.add("\"languages\":" + array(all.languages()));
        parts.add("\"when\":" + text(all.when().map(SearchTime::parameter)));
        parts.add("\"way\":" + text(all.way().map(HelpChannel::parameter)));
        parts.add("\"where\":" + text(all.where().stream().map(Commune::code).findFirst()));
        parts.add("\"alert\":" + array(all.alerts()));
        parts.add("\"ask\":"
                + array(all.signs().possible().stream()
                        .map(DangerSituation::parameter)
                        .toList()));
        parts.add("\"because\":" + array(all.signs().because()));
        parts.add("\"left\":" + array(all.left()));
        return "{" + String.join(",", parts) + "}";
    }

    /// Returns a JSON array of the texts. The texts contain only letters, digits, spaces and « - ~ ^ * », so no
    /// escaping is needed.
    private static String array(Collection<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(Optional<String> text) {
        return text.map(one -> "\"" + one + "\"").orElse("null");
    }
}
