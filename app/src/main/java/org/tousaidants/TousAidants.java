package org.tousaidants;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.tousaidants.app.village.RealRun;
import org.tousaidants.core.linkage.LinkCommand;
import org.tousaidants.find.ranking.UnderstandCommand;
import org.tousaidants.label.badges.BadgesCommand;
import org.tousaidants.label.rules.ProtocolCommand;
import org.tousaidants.observatory.publication.ExportCommand;
import org.tousaidants.pass.treasury.LedgerCommand;
import org.tousaidants.places.communes.CommuneCommand;
import org.tousaidants.places.harvest.HarvestCommand;
import org.tousaidants.places.matching.MergeCommand;
import org.tousaidants.places.matching.MergeRun;
import org.tousaidants.platform.db.DatabaseCommand;
import org.tousaidants.platform.db.DatabaseRefused;
import org.tousaidants.platform.maps.MapCommand;
import org.tousaidants.reach.access.ReachCommand;
import org.tousaidants.reach.siting.SitingCommand;
import org.tousaidants.reach.tours.TourCommand;

/// The front door: the first word says what to do. Without a word, or with `serve`, it serves; only that starts
/// Spring.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class TousAidants {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int OK = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;
    private static final int PORTS_TRIED = 50;
    private static final int STARTS_TRIED = 3;

    private interface Command {
        int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException;
    }

    private static final Map<String, Command> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("serve", TousAidants::serve);
        COMMANDS.put("harvest", (arguments, out, err) -> HarvestCommand.run(arguments, out, err, Clock.system(PARIS)));
        COMMANDS.put("real-run", (arguments, out, err) -> RealRun.run(arguments, out, err, Clock.system(PARIS)));
        COMMANDS.put("merge", (arguments, out, err) -> MergeCommand.run(arguments, out, err, Clock.system(PARIS)));
        COMMANDS.put("merge-run", (arguments, out, err) -> MergeRun.run(arguments, out, err, Clock.system(PARIS)));
        COMMANDS.put("protocol", ProtocolCommand::run);
        COMMANDS.put("communes", (arguments, out, err) -> CommuneCommand.run(arguments, out, err, Clock.system(PARIS)));
        COMMANDS.put(
                "understand",
                (arguments, out, err) -> UnderstandCommand.run(arguments, System.in, out, err, Clock.system(PARIS)));
        COMMANDS.put("link", LinkCommand::run);
        COMMANDS.put("map", MapCommand::run);
        COMMANDS.put("solve", TousAidants::solve);
        COMMANDS.put("reach", ReachCommand::run);
        COMMANDS.put("badges", (arguments, out, err) -> BadgesCommand.run(arguments, out, err, Clock.system(PARIS)));
        COMMANDS.put("ledger", (arguments, out, err) -> LedgerCommand.run(arguments, out, err, Clock.system(PARIS)));
        COMMANDS.put("export", (arguments, out, err) -> ExportCommand.run(arguments, out, err, Clock.system(PARIS)));
        COMMANDS.put("database", DatabaseCommand::run);
        COMMANDS.put("help", TousAidants::help);
    }

    private static int solve(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        return !arguments.isEmpty() && arguments.getFirst().equals("vrptw")
                ? TourCommand.run(arguments, out, err)
                : SitingCommand.run(arguments, out, err);
    }

    public static void main(String[] arguments) throws IOException {
        var words = List.of(arguments);
        var named = !words.isEmpty() && !words.getFirst().startsWith("-");
        var word = named ? words.getFirst() : "serve";
        var command = COMMANDS.get(word);
        var code = command == null
                ? unknown(word)
                : run(command, named ? words.subList(1, words.size()) : words, System.out, System.err);
        if (code != OK) System.exit(code);
    }

    /// What the machine refuses is told in the one sentence that it has.
    private static int run(Command command, List<String> arguments, PrintStream out, PrintStream err)
            throws IOException {
        try {
            return command.run(arguments, out, err);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause())
                if (cause instanceof DatabaseRefused refused) {
                    err.println(refused.getMessage());
                    return REFUSED;
                }
            throw e;
        }
    }

    private static int serve(List<String> arguments, PrintStream out, PrintStream err) {
        var settings = new TreeMap<String, Object>();
        for (var i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            switch (word) {
                case "--demo" -> settings.put("ta.demo", "true");
                case "--port", "--real" -> {
                    if (i + 1 == arguments.size()) {
                        err.println(word + " attend une valeur.");
                        return MISUSED;
                    }
                    settings.put(word.equals("--port") ? "server.port" : "ta.real", arguments.get(++i));
                }
                default -> {
                    if (!word.matches("--[a-z][a-z.-]*=.*")) {
                        err.println("Option inconnue : " + word + " (voyez bin/tous-aidants help)");
                        return MISUSED;
                    }
                    settings.put(word.substring(2, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
                }
            }
        }
        var wanted = String.valueOf(settings.getOrDefault("server.port", "8080"));
        if (!wanted.matches("\\d{1,5}") || Integer.parseInt(wanted) > 65_535) {
            err.println("« " + wanted + " » n’est pas un port : un nombre de 1 à 65535.");
            return MISUSED;
        }
        settings.put("ta.say", "true");
        // The invented places never stand beside real ones.
        if (settings.containsKey("ta.demo") && !settings.containsKey("ta.real"))
            Map.of("ta.network.id", "village", "ta.help.phone", "+33536490017").forEach(settings::putIfAbsent);
        return serveAt(Integer.parseInt(wanted), settings, out, err);
    }

    /// A port that was free a moment ago may be taken before we listen: two started at once.
    private static int serveAt(int wanted, Map<String, Object> settings, PrintStream out, PrintStream err) {
        for (var tries = 0; tries < STARTS_TRIED; tries++) {
            var port = freePort(wanted);
            if (port != wanted) out.println("Le port " + wanted + " est déjà pris : voici le " + port + ".");
            settings.put("server.port", String.valueOf(port));
            var application = new SpringApplication(TousAidants.class);
            application.setDefaultProperties(settings);
            application.setLogStartupInfo(false);
            try {
                application.run();
                return OK;
            } catch (RuntimeException e) {
                if (!PortTakenReporter.says(e)) throw e;
            }
        }
        err.println("Le port " + wanted + " et les suivants sont pris : donnez-en un autre par --port.");
        return REFUSED;
    }

    /// The wanted port, else the next that nobody listens on. Zero lets the system choose.
    private static int freePort(int wanted) {
        for (var port = wanted; wanted != 0 && port < Math.min(wanted + PORTS_TRIED, 65_536); port++) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(port));
                return port;
            } catch (IOException taken) {
                continue;
            }
        }
        return wanted;
    }

    private static int unknown(String word) {
        System.err.println("Commande inconnue : " + word);
        help(List.of(), System.err, System.err);
        return MISUSED;
    }

    private static int help(List<String> arguments, PrintStream out, PrintStream err) {
        out.println("""
                Tous Aidants

                  bin/run [--port N] [--real DOSSIER]      servir la démonstration, ou les sources réelles
                  bin/tous-aidants serve [--port N]        servir un réseau vide
                  bin/tous-aidants harvest --help          lire une source de lieux : en fichiers, ou dans un réseau
                  bin/tous-aidants merge --help            rapprocher des fichiers de lieux : qui parle du même lieu ?
                  bin/tous-aidants real-run --data D --out F   lire toutes les sources réelles et écrire ce qu’il en est
                  bin/tous-aidants merge-run --data D --out F  rapprocher toutes les fiches réelles et écrire ce qu’il en est
                  bin/tous-aidants protocol --help         relire un protocole : les règles du label
                  bin/tous-aidants communes --help         les communes connues ; faire entrer un fichier officiel
                  bin/tous-aidants understand --help       ce que les pages comprennent d’une phrase
                  bin/tous-aidants link --help             rapprocher les lignes de tables, sans base de données
                  bin/tous-aidants map                     les contours d’un département, pour les cartes
                  bin/tous-aidants solve pmed|mclp|vrptw   implantations et tournées d’un fichier, avec leur preuve
                  bin/tous-aidants reach equity|matrix     qui est trop loin, sur des fichiers, sans base de données
                  bin/tous-aidants badges --help           les clés qui signent les preuves
                  bin/tous-aidants ledger --help           recompter l’argent du pass numérique
                  bin/tous-aidants export --help           les données du réseau pour d’autres
                  bin/tous-aidants database --help         l’adresse, la sauvegarde et la restauration de la base
                  bin/tous-aidants help                    cette page""");
        return OK;
    }
}
