package org.tousaidants.label.badges;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.Usage;
import org.tousaidants.platform.db.Backstage;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Networks.Choice;

/// « Commande preuves » — `bin/tous-aidants badges`: the keys that sign the badges, beside the running site or without
/// it.
public final class BadgesCommand implements Command {
    static final String LOCKED =
            "La clé {} qui signe les preuves a été fermée sous un autre secret. Donnez celui d’alors (TA_SECRET, ou le"
                    + " fichier « secret » du dossier de données) ; s’il est perdu : tous-aidants badges rotate.";

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String HELP = """
            Les clés qui signent les preuves (badges) d’un réseau.

              tous-aidants badges keys [--network ID]     les clés, de la dernière à la première
              tous-aidants badges rotate [--network ID]   signer désormais avec une nouvelle clé ; ce que les anciennes
                                                          ont signé reste valable
              tous-aidants badges distrust CLÉ --since MOMENT [--network ID]
                                                          cette clé a fui : ce qu’elle a signé depuis ce moment
                                                          (2026-11-20 ou 2026-11-20T14:30, heure de Paris) est refusé ;
                                                          le site signe de nouveau ce qui vaut, et l’écrit aux personnes

            Codes de sortie : 0 fait · 1 refusé, rien n’est changé · 2 commande mal écrite
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final Supplier<Database> database;

    public BadgesCommand() {
        this(System.out, System.err, Clock.system(ZoneId.of("Europe/Paris")), Database::join);
    }

    BadgesCommand(PrintStream out, PrintStream err, Clock clock, Supplier<Database> database) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.database = database;
    }

    @Override
    public Usage usage() {
        return new Usage("badges", "--help", "les clés qui signent les preuves");
    }

    @Override
    public int run(List<String> words) {
        if (words.isEmpty() || words.equals(List.of("--help"))) {
            out.print(HELP);
            return OK;
        }
        var distrust = words.size() >= 4
                && words.getFirst().equals("distrust")
                && words.get(2).equals("--since")
                && moment(words.get(3)).isPresent();
        var end = distrust ? 4 : 1;
        var named = words.size() == end + 2 && words.get(end).equals("--network");
        if (!distrust && !List.of("keys", "rotate").contains(words.getFirst()) || words.size() != end && !named) {
            err.print(HELP);
            return MISUSED;
        }
        var asked = named ? Optional.of(words.getLast()) : Optional.<String>empty();
        try (var open = database.get();
                var backstage = Backstage.over(open, clock)) {
            return switch (backstage.get(Networks.class).choose(asked)) {
                case Choice.Chosen(var network) -> {
                    var keys = backstage.get(Keys.class);
                    yield switch (words.getFirst()) {
                        case "keys" -> show(keys, network.id());
                        case "rotate" -> rotate(keys, network.id());
                        default ->
                            distrust(
                                    keys,
                                    network.id(),
                                    words.get(1),
                                    moment(words.get(3)).orElseThrow());
                    };
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
                    + key.retired().map(at -> ", remplacée le " + moment(at)).orElse(", signe aujourd’hui")
                    + key.distrusted()
                            .map(at -> ", n’est plus crue depuis le " + moment(at))
                            .orElse(""));
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

    private int distrust(Keys keys, String network, String key, Instant since) {
        return switch (keys.distrust(network, key, since)) {
            case Keys.Distrusting.Done(var now) -> {
                out.println("Ce que la clé " + key + " a signé depuis le " + moment(since) + " est refusé.");
                now.ifPresent(next -> out.println("Les preuves sont désormais signées avec la clé " + next + "."));
                out.println("Celles qui valent encore sont signées de nouveau par le site, dans la minute s’il tourne ;"
                        + " leurs titulaires reçoivent un courriel.");
                yield OK;
            }
            case Keys.Distrusting.Unknown() ->
                refused("ce réseau n’a pas cette clé ; tous-aidants badges keys les montre");
            case Keys.Distrusting.Ahead() -> refused("ce moment n’est pas encore venu");
            case Keys.Distrusting.ClockBehind(var made) ->
                refused("l’horloge de cette machine retarde : la clé actuelle date du " + moment(made)
                        + ". Remettez-la à l’heure");
        };
    }

    /// A day begins at midnight in Paris.
    private static Optional<Instant> moment(String typed) {
        try {
            var local = typed.contains("T")
                    ? LocalDateTime.parse(typed)
                    : LocalDate.parse(typed).atStartOfDay();
            return Optional.of(local.atZone(PARIS).toInstant());
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    private int refused(String why) {
        err.println("Refusé : " + why + ".");
        return REFUSED;
    }

    private String moment(Instant at) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH:mm", Locale.FRENCH)
                .withZone(PARIS)
                .format(at);
    }
}
