package org.tousaidants.places.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// How usual the words of names and addresses are among French places, as `usual.txt` counts them.
record Usual(int all, Map<String, Integer> counts) {
    private static final String FILE = "/merge/usual.txt";

    static final Usual NOTHING = new Usual(0, Map.of());
    static final Usual SHIPPED = read();

    int records(String word) {
        return counts.getOrDefault(word, 0);
    }

    private static Usual read() {
        try (var in = Usual.class.getResourceAsStream(FILE)) {
            if (in == null) return NOTHING;
            var counts = new HashMap<String, Integer>(2_048);
            var all = 0;
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.isBlank() || line.startsWith("#")) continue;
                var space = line.indexOf(' ');
                var count = Integer.parseInt(line.substring(space + 1).strip());
                if (line.startsWith("* ")) all = count;
                else counts.put(line.substring(0, space), count);
            }
            return new Usual(all, Map.copyOf(counts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
