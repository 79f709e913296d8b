package org.tousaidants.rules.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Follows the guide « Commencer dans votre territoire » literally: writes its files and runs its commands.
public final class GuideWalkthrough {
    private static final Path GUIDE = Path.of("docs/commencer.md");
    private static final String COMMAND = "$ bin/tous-aidants protocol ";
    private static final Pattern CHANGED = Pattern.compile("Dans `essai/(\\S+)`, la ligne `([^`]+)` devient :");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern SETTING = Pattern.compile("--ta\\.[a-z.-]+=[^\\s`]+");

    private final Path folder;

    private GuideWalkthrough(Path folder) {
        this.folder = folder;
    }

    /// Runs the guide in a folder and returns the number of commands.
    public static int play(Path folder) throws IOException {
        return new GuideWalkthrough(folder).play();
    }

    /// The settings of a site in a section of the guide, with their values after it was run in a folder.
    public static List<String> settings(Path folder, int section) throws IOException {
        var text = Files.readString(GUIDE);
        var from = text.indexOf("\n## " + section + ". ");
        assertThat(from).as("section " + section).isPositive();
        var to = text.indexOf("\n## ", from + 1);
        return SETTING.matcher(text.substring(from, to < 0 ? text.length() : to))
                .results()
                .map(found -> found.group().replace("=essai/", "=" + folder + "/"))
                .filter(setting -> !setting.endsWith("="))
                .distinct()
                .toList();
    }

    private int play() throws IOException {
        var file = "";
        var instead = "";
        var text = new StringBuilder();
        var inside = false;
        var played = 0;
        for (var line : Files.readAllLines(GUIDE)) {
            var change = CHANGED.matcher(line);
            if (line.matches("`essai/\\S+`")) file = line.substring(7, line.length() - 1);
            else if (change.matches()) {
                file = change.group(1);
                instead = change.group(2) + "\n";
            }
            if (line.startsWith("```")) {
                if (inside && !file.isEmpty()) {
                    var path = folder.resolve(file);
                    Files.createDirectories(path.getParent());
                    if (!instead.isEmpty()) assertThat(path).content().contains(instead);
                    Files.writeString(
                            path,
                            instead.isEmpty() ? text : Files.readString(path).replace(instead, text));
                    file = "";
                    instead = "";
                }
                inside = !inside;
                text.setLength(0);
            } else if (inside && line.startsWith(COMMAND)) {
                play(line.substring(COMMAND.length()));
                played++;
            } else if (inside) text.append(line).append('\n');
        }
        return played;
    }

    private void play(String line) throws IOException {
        var refused = line.contains("# refusé");
        var words = new ArrayList<String>();
        var found = WORD.matcher(line.replaceFirst(" +#.*", ""));
        while (found.find()) {
            var word = found.group(1) == null ? found.group(2) : found.group(1);
            words.add(
                    word.startsWith("essai/")
                            ? folder.resolve(word.substring("essai/".length())).toString()
                            : word);
        }
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var code = ProtocolCommand.run(List.copyOf(words), stream, stream);
        assertThat(code).as(line + "\n" + out.toString(StandardCharsets.UTF_8)).isEqualTo(refused ? 1 : 0);
    }
}
