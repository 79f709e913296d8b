package org.tousaidants.places.matching;

import java.util.HashMap;
import java.util.Map;
import org.tousaidants.core.text.BundledFile;

/// The frequencies of words in names and addresses of French places, read from `usual.txt`.
record RecordWordFrequencies(int all, Map<String, Integer> counts) {
    private static final String FILE = "/merge/usual.txt";

    static final RecordWordFrequencies SHIPPED = read();

    int records(String word) {
        return counts.getOrDefault(word, 0);
    }

    private static RecordWordFrequencies read() {
        var counts = new HashMap<String, Integer>(2_048);
        var total = 0;
        for (var line : BundledFile.text(RecordWordFrequencies.class, FILE).split("\n")) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var space = line.indexOf(' ');
            var count = Integer.parseInt(line.substring(space + 1).strip());
            if (line.startsWith("* ")) total = count;
            else counts.put(line.substring(0, space), count);
        }
        return new RecordWordFrequencies(total, Map.copyOf(counts));
    }
}
