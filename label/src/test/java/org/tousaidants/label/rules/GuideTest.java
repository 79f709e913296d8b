package org.tousaidants.label.rules;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// « Commencer dans votre territoire », followed to the letter: its files are written as it says, its commands run.
class GuideTest {
    private static final String COMMAND = "$ bin/tous-aidants protocol ";
    private static final Pattern CHANGED = Pattern.compile("Dans `essai/(\\S+)`, la ligne `([^`]+)` devient :");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path folder;

    @Test
    void aStrangerWhoFollowsTheGuideArrives() throws IOException {
        var file = "";
        var instead = "";
        var text = new StringBuilder();
        var inside = false;
        var played = 0;
        for (var line : Files.readAllLines(Path.of("docs/commencer.md"))) {
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
        assertThat(played).isGreaterThan(20);
        assertThat(Files.readString(folder.resolve("regles-1.1/creuse/competences.yaml")))
                .contains("accueil: 5");
        assertThat(folder.resolve("regles/haute-vienne/protocole.yaml"))
                .content()
                .contains("statut: adopte");
        assertThat(folder.resolve("regles-1.1/creuse/socle/historique.yaml"))
                .content()
                .contains("Atelier de Limoges");
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
