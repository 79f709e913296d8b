package org.tousaidants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The arrows of a Spin model of `app/src/proof/spin`, to compare them with those of the code. `bin/prove states`
/// proves the models.
public final class SpinModel {
    private static final Pattern PROCESS = Pattern.compile("proctype (\\w+)");
    private static final Pattern ARROW = Pattern.compile("\\b(?:arrow|late|move)\\((\\w+), (\\w+), (\\w+)[,)]");

    /// @param who name of the process, in capitals
    /// @param first the state before; of a move, the act
    public record Arrow(String who, String first, String second, String third) {}

    private SpinModel() {}

    public static String text(String name) throws IOException {
        return Files.readString(Path.of("app/src/proof/spin", name + ".pml"));
    }

    public static List<Arrow> arrows(String name) throws IOException {
        var arrows = new ArrayList<Arrow>();
        var who = "";
        for (var line : text(name).lines().toList()) {
            var process = PROCESS.matcher(line);
            if (process.find()) who = process.group(1).toUpperCase(Locale.ROOT);
            if (who.isEmpty() || line.startsWith("#")) continue;
            var arrow = ARROW.matcher(line);
            while (arrow.find()) arrows.add(new Arrow(who, arrow.group(1), arrow.group(2), arrow.group(3)));
        }
        return arrows;
    }
}
