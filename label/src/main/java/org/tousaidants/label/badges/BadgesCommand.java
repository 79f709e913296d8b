package org.tousaidants.label.badges;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.identity.TerritoryNetworks.NetworkChoice;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Commande preuves » — `bin/tous-aidants badges`: manages the keys that sign the badges, even while the
/// application is running.
public final class BadgesCommand implements Command {
    static final String LOCKED =
            "La clé {} qui signe les preuves a été fermée sous un autre secret. Donnez celui d’alors (TA_SECRET, ou le"
                    + " fichier « secret » du dossier de données) ; s’il est perdu : tous-aidants badges rotate.";

    private static final Pattern KEY = Pattern.compile("\"publicKeyMultibase\"\\s*:\\s*\"(z[A-Za-z0-9]+)\"");
    private static final String HELP = """
            Les clés qui signent les preuves (badges) d’un réseau.

              tous-aidants badges keys [--network ID]     les clés, de la dernière à la première
              tous-aidants badges rotate [--network ID]   signer désormais avec une nouvelle clé ; ce que les anciennes
                                                          ont signé reste valable
              tous-aidants badges distrust CLÉ --since MOMENT [--network ID]
                                                          cette clé a fui : ce qu’elle a signé depuis ce moment
                                                          (2026-11-20 ou 2026-11-20T14:30, heure de ParisTime) est refusé ;
                                                          le site signe de nouveau ce qui vaut, et l’écrit aux personnes

              tous-aidants badges read TEXTE --keys DID.JSON [--states ETATS.TXT]
                                                          lire le code hors ligne d’une preuve, sans réseau ni base :
                                                          les clés (/preuve/did.json) et la liste du jour
                                                          (/preuve/etats-du-jour.txt) ont été prises avant

            Codes de sortie : 0 fait · 1 refusé, rien n’est changé · 2 commande mal écrite
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<Database> database;

    public BadgesCommand() {
        this(System.out, System.err, Database::join);
    }

    BadgesCommand(PrintStream out, PrintStream err, Supplier<Database> database) {
        this.out = out;
        this.err = err;
        this.database = database;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("badges", "--help", "les clés qui signent les preuves");
    }

    @Override
    public int run(List<String> words, Clock clock) {
        return CommandArguments.values("--keys", "--states", "--since", "--network")
                .answer(
                        "badges",
                        words.isEmpty() ? List.of("--help") : words,
                        HELP,
                        out,
                        err,
                        typed -> answer(typed, clock));
    }

    private int answer(CommandArguments typed, Clock clock) throws CommandUsageError {
        var names = typed.names();
        var act = names.isEmpty() ? "" : names.getFirst();
        var expected = List.of("read", "distrust").contains(act) ? 2 : 1;
        if (!List.of("keys", "rotate", "distrust", "read").contains(act) || names.size() != expected)
            throw new CommandUsageError("badges attend keys, rotate, distrust CLÉ ou read TEXTE");
        if (act.equals("read")) return read(names.getLast(), typed, clock);
        var since = act.equals("distrust") ? moment(typed.needed("--since")) : Optional.<Instant>empty();
        if (act.equals("distrust") && since.isEmpty()) throw new CommandUsageError("--since attend un moment");
        var asked = typed.text("--network");
        try (var open = database.get();
                var doors = CommandSpringContext.over(open, clock)) {
            return switch (doors.getBean(TerritoryNetworks.class).choose(asked)) {
                case NetworkChoice.NetworkChosen(var network) -> {
                    var keys = doors.getBean(BadgeKeys.class);
                    yield CurrentTenantScope.in(network.id(), () -> switch (act) {
                        case "keys" -> show(keys);
                        case "rotate" -> rotate(keys);
                        default -> distrust(keys, names.getLast(), since.orElseThrow());
                    });
                }
                case NetworkChoice.UnknownNetwork(var known) ->
                    refused("cette base n’a pas de réseau « " + asked.orElse("") + " » ; elle a : "
                            + (known.isEmpty() ? "aucun" : String.join(", ", known)));
                case NetworkChoice.SeveralNetworksPossible(var known) ->
                    refused("cette base a plusieurs réseaux, dites lequel : --network "
                            + String.join(" ou --network ", known));
            };
        }
    }

    private int read(String text, CommandArguments typed, Clock clock) throws CommandUsageError {
        var file = typed.neededPath("--keys");
        var states = typed.path("--states");
        try {
            var keys = KEY.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
            var read = OfflineBadgeText.read(text, keys);
            if (read.isEmpty()) return refused("aucune de ces clés n’a signé ce texte");
            var key = read.get();
            out.println(key.name() + ", " + key.profile() + ", n° " + key.code() + ", jusqu’au " + key.until() + ".");
            if (key.until().isBefore(LocalDate.now(clock))) return refused("cette preuve est finie");
            if (states.isEmpty()) {
                out.println("Signé. Sans liste du jour, on ne sait pas si elle a été retirée.");
                return OK;
            }
            var list = OfflineBadgeText.RevokedBadgesOfDay.read(Files.readString(states.get()), keys);
            if (list.isEmpty()) return refused("aucune de ces clés n’a signé cette liste");
            if (list.get().codes().contains(key.code()))
                return refused("cette preuve ne comptait plus le " + list.get().day());
            out.println("Signé, et pas retiré le " + list.get().day() + ".");
            return OK;
        } catch (IOException e) {
            return refused("fichier introuvable : " + e.getMessage());
        }
    }

    private int show(BadgeKeys keys) {
        var all = keys.all();
        if (all.isEmpty()) out.println("Aucune clé : la première sera tirée au premier besoin.");
        for (var key : all)
            out.println(key.multikey() + "  depuis le " + moment(key.created())
                    + key.retired().map(at -> ", remplacée le " + moment(at)).orElse(", signe aujourd’hui")
                    + key.distrusted()
                            .map(at -> ", n’est plus crue depuis le " + moment(at))
                            .orElse(""));
        return OK;
    }

    private int rotate(BadgeKeys keys) {
        return switch (keys.rotate()) {
            case BadgeKeys.KeyRotationResult.KeyRotated(var before, var now) -> {
                out.println("Les preuves sont désormais signées avec la clé " + now + ".");
                before.ifPresent(key -> out.println(
                        "Celles que la clé " + key + " a signées restent valables ; elle ne signera plus."));
                yield OK;
            }
            case BadgeKeys.KeyRotationResult.ClockBeforeRotatedKey(var made) ->
                refused("l’horloge de cette machine retarde : la clé actuelle date du " + moment(made)
                        + ". Remettez-la à l’heure");
        };
    }

    private int distrust(BadgeKeys keys, String key, Instant since) {
        return switch (keys.distrust(key, since)) {
            case BadgeKeys.KeyDistrustResult.KeyDistrusted(var now) -> {
                out.println("Ce que la clé " + key + " a signé depuis le " + moment(since) + " est refusé.");
                now.ifPresent(next -> out.println("Les preuves sont désormais signées avec la clé " + next + "."));
                out.println("Celles qui valent encore sont signées de nouveau par le site, dans la minute s’il tourne ;"
                        + " leurs titulaires reçoivent un courriel.");
                yield OK;
            }
            case BadgeKeys.KeyDistrustResult.UnknownBadgeKey() ->
                refused("ce réseau n’a pas cette clé ; tous-aidants badges keys les montre");
            case BadgeKeys.KeyDistrustResult.LeakDateInFuture() -> refused("ce moment n’est pas encore venu");
            case BadgeKeys.KeyDistrustResult.ClockBeforeKeyCreation(var made) ->
                refused("l’horloge de cette machine retarde : la clé actuelle date du " + moment(made)
                        + ". Remettez-la à l’heure");
        };
    }

    /// Returns a typed moment; a day without a time means midnight in Paris. Returns empty if it is malformed.
    private static Optional<Instant> moment(String typed) {
        try {
            var local = typed.contains("T")
                    ? LocalDateTime.parse(typed)
                    : LocalDate.parse(typed).atStartOfDay();
            return Optional.of(local.atZone(ParisTime.ZONE).toInstant());
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
                .withZone(ParisTime.ZONE)
                .format(at);
    }
}
