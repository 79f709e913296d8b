package org.tousaidants.badges;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.tousaidants.db.Backstage;
import org.tousaidants.db.Database;
import org.tousaidants.identity.Networks;
import org.tousaidants.identity.Networks.Choice;

/// « Commande preuves » — `bin/tous-aidants badges`: the keys that sign the badges, beside the running site or without
/// it.
public final class BadgesCommand {
    static final String LOCKED =
            "La clé {} qui signe les preuves a été fermée sous un autre secret. Donnez celui d’alors (TA_SECRET, ou le"
                    + " fichier « secret » du dossier de données) ; s’il est perdu : tous-aidants badges rotate.";

    private static final int OK = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;
    private static final String HELP = """
            Les clés qui signent les preuves (badges) d’un réseau.

              tous-aidants badges keys [--network ID]     les clés, de la dernière à la première
              tous-aidants badges rotate [--network ID]   signer désormais avec une nouvelle clé ; ce que les anciennes
                                                          ont signé reste valable

            Codes de sortie : 0 fait · 1 refusé, rien n’est changé · 2 commande mal écrite
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final Supplier<Database> database;

    BadgesCommand(PrintStream out, PrintStream err, Clock clock, Supplier<Database> database) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.database = database;
    }

    /// @param words what follows `badges`
    /// @return the exit code
    public static int run(List<String> words, PrintStream out, PrintStream err, Clock clock) {
        return new BadgesCommand(out, err, clock, Database::join).run(words);
    }

    int run(List<String> words) {
        if (words.isEmpty() || words.equals(List.of("--help"))) {
            out.print(HELP);
            return OK;
        }
        var named = words.size() == 3 && words.get(1).equals("--network");
        if (!List.of("keys", "rotate").contains(words.getFirst()) || words.size() != 1 && !named) {
            err.print(HELP);
            return MISUSED;
        }
        var asked = named ? Optional.of(words.get(2)) : Optional.<String>empty();
        try (var open = database.get();
                var backstage = Backstage.over(open, clock)) {
            return switch (backstage.get(Networks.class).choose(asked)) {
                case Choice.Chosen(var network) -> {
                    var keys = backstage.get(Keys.class);
                    yield words.getFirst().equals("keys") ? show(keys, network.id()) : rotate(keys, network.id());
                }
                case Choice.Unknown(var known) ->
                    refused("cette base n’a pas de réseau « " + asked.orElse("") + " » ; elle a : "
                            + (known.isEmpty() ? "aucun" : String.join(", ", known)));
                case Choice.Several(var known) ->
                    refused("cette base a plusieurs réseaux, dites lequel : --network "
                            + String.join(" ou --network ", known));
            };
        }
    }

    private int show(Keys keys, String network) {
        var all = keys.all(network);
        if (all.isEmpty()) out.println("Aucune clé : la première sera tirée au premier besoin.");
        for (var key : all)
            out.println(key.multikey() + "  depuis le " + moment(key.created())
                    + key.retired().map(at -> ", remplacée le " + moment(at)).orElse(", signe aujourd’hui"));
        return OK;
    }

    private int rotate(Keys keys, String network) {
        return switch (keys.rotate(network)) {
            case Keys.Rotation.Done(var before, var now) -> {
                out.println("Les preuves sont désormais signées avec la clé " + now + ".");
                before.ifPresent(key -> out.println(
                        "Celles que la clé " + key + " a signées restent valables ; elle ne signera plus."));
                yield OK;
            }
            case Keys.Rotation.ClockBehind(var made) ->
                refused("l’horloge de cette machine retarde : la clé actuelle date du " + moment(made)
                        + ". Remettez-la à l’heure");
        };
    }

    private int refused(String why) {
        err.println("Refusé : " + why + ".");
        return REFUSED;
    }

    private String moment(Instant at) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH:mm", Locale.FRENCH)
                .withZone(ZoneId.of("Europe/Paris"))
                .format(at);
    }
}
