package org.tousaidants;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.tousaidants.app.firststart.InstallationServer;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.db.DatabaseSetupException;
import org.tousaidants.platform.db.PersistentDataFolder;
import org.tousaidants.platform.tenancy.InvalidSettingsException;

/// The main class. The first argument selects the command; without arguments, or with `serve`, the web server is
/// started, and only then Spring.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class TousAidants {
    /// Settings of the demonstration. It is located in Charente-Maritime and uses the label's rules of this
    /// territory, which are added to the common base of rules.
    public static final Map<String, String> DEMONSTRATION = Map.of(
            "ta.network.id",
            "village",
            "ta.network.name",
            "Charente-Maritime",
            "ta.network.departement",
            "17",
            "ta.help.phone",
            "+33536490017",
            "ta.protocol",
            "charente-maritime");

    /// Settings for the real sources of places and communes, read from the data folder next to the repository.
    /// They concern Charente-Maritime.
    private static final Map<String, String> REAL = Map.of(
            "ta.network.id",
            "charente-maritime",
            "ta.network.name",
            "Charente-Maritime",
            "ta.network.departement",
            "17");

    private static final int PORTS_TRIED = 50;
    private static final int STARTS_TRIED = 3;

    public static void main(String[] arguments) throws IOException {
        var words = List.of(arguments);
        var named = !words.isEmpty() && !words.getFirst().startsWith("-");
        var word = named ? words.getFirst() : "serve";
        var following = named ? words.subList(1, words.size()) : words;
        var code = switch (word) {
            case "serve" -> refusing(() -> serve(following, System.out, System.err));
            case "help" -> help(System.out);
            default -> {
                var command = Command.of(words);
                yield command.isPresent()
                        ? refusing(() -> command.get().run(following, Clock.system(ParisTime.ZONE)))
                        : unknown(word);
            }
        };
        if (code != Command.OK) System.exit(code);
    }

    private interface StartupAction {
        int run() throws IOException;
    }

    /// Executes a command and returns its exit code. If the command refuses for an expected reason, only one
    /// sentence is printed, without a stack trace.
    private static int refusing(StartupAction work) throws IOException {
        try {
            return work.run();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause())
                if (cause instanceof DatabaseSetupException || cause instanceof InvalidSettingsException) {
                    System.err.println(cause.getMessage());
                    return Command.REFUSED;
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
                        return Command.MISUSED;
                    }
                    settings.put(word.equals("--port") ? "server.port" : "ta.real", arguments.get(++i));
                }
                default -> {
                    if (!word.matches("--[a-z][a-z.-]*=.*")) {
                        err.println("Option inconnue : " + word + " (voyez bin/tous-aidants help)");
                        return Command.MISUSED;
                    }
                    settings.put(word.substring(2, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
                }
            }
        }
        listeningIn(System.getenv()).forEach(settings::putIfAbsent);
        var wanted = String.valueOf(settings.getOrDefault("server.port", "8080"));
        if (!wanted.matches("\\d{1,5}") || Integer.parseInt(wanted) > 65_535) {
            err.println("« " + wanted + " » n’est pas un port : un nombre de 1 à 65535.");
            return Command.MISUSED;
        }
        settings.put("ta.say", "true");
        // By default the server listens only on this machine, because a public site needs a reverse proxy:
        // see docs/operate.md.
        settings.putIfAbsent("server.address", "127.0.0.1");
        if (!settings.containsKey("ta.demo") && !settings.containsKey("ta.real")) {
            if (isNew(settings)) askFirst(settings, Integer.parseInt(wanted), out);
            settingsOfDataFolder().forEach(settings::putIfAbsent);
        }
        // The invented places of the demonstration are never combined with real places.
        if (settings.containsKey("ta.demo"))
            (settings.containsKey("ta.real") ? REAL : DEMONSTRATION).forEach(settings::putIfAbsent);
        return serveAt(
                Integer.parseInt(String.valueOf(settings.getOrDefault("server.port", wanted))), settings, out, err);
    }

    /// The port and the address of the environment, which the first page uses too: a reverse proxy leads there.
    static Map<String, String> listeningIn(Map<String, String> environment) {
        var found = new TreeMap<String, String>();
        for (var name : List.of("server.port", "server.address")) {
            var value = environment
                    .getOrDefault(name.toUpperCase(Locale.ROOT).replace('.', '_'), "")
                    .strip();
            if (!value.isEmpty()) found.put(name, value);
        }
        return found;
    }

    /// Returns whether this installation was never configured: it has no data, and no settings in the options,
    /// the environment or a file.
    private static boolean isNew(Map<String, Object> settings) {
        var data = PersistentDataFolder.chosen();
        var configured = Stream.concat(settings.keySet().stream(), System.getenv().keySet().stream())
                .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", ""))
                .anyMatch(name -> name.startsWith("TANETWORK")
                        || name.startsWith("TATERRITORIES")
                        || name.startsWith("SPRINGCONFIG")
                        || name.equals("DATABASEURL"));
        var named = Stream.of("application.properties", "application.yml", "application.yaml")
                .anyMatch(file -> Files.exists(Path.of(file)) || Files.exists(Path.of("config", file)));
        return !configured && !named && isEmpty(data);
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) return true;
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException closed) {
            return false;
        }
    }

    private static void askFirst(Map<String, Object> settings, int wanted, PrintStream out) {
        try {
            var port = freePort(wanted);
            settings.put("server.port", String.valueOf(port));
            InstallationServer.ask(
                    new InetSocketAddress(String.valueOf(settings.get("server.address")), port),
                    String.valueOf(settings.getOrDefault(
                            "ta.public-url", System.getenv().getOrDefault("TA_PUBLIC_URL", ""))),
                    PersistentDataFolder.chosen(),
                    out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> settingsOfDataFolder() {
        var file = PersistentDataFolder.chosen().resolve(InstallationServer.FILE);
        var read = new TreeMap<String, String>();
        if (!Files.isReadable(file)) return read;
        var lines = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            lines.load(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        lines.stringPropertyNames().forEach(name -> read.put(name, lines.getProperty(name)));
        return read;
    }

    /// Starts the server and returns the exit code of the process. If another process took the port since it was
    /// found to be free, the server tries another port.
    ///
    /// @param wanted port on which the server should listen
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
                return Command.OK;
            } catch (RuntimeException e) {
                if (!PortTakenReporter.says(e)) throw e;
            }
        }
        err.println("Le port " + wanted + " et les suivants sont pris : donnez-en un autre par --port.");
        return Command.REFUSED;
    }

    /// Returns the port `wanted` if it is free, otherwise the next free port. If `wanted` is 0, the system
    /// chooses a port.
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
        help(System.err);
        return Command.MISUSED;
    }

    private static int help(PrintStream out) {
        out.println("""
                Tous Aidants

                  bin/run [--port N] [--real DOSSIER]      servir la démonstration, ou les sources réelles
                  bin/tous-aidants serve [--port N]        servir un réseau vide
                """ + Command.help());
        return Command.OK;
    }
}
