package org.tousaidants.commons.mylife;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// « Papier à garder » — how long, and by which text: data with its source, in French.
record KeptPaper(String tab, String name, String howLong, String source) {
    private static final List<KeptPaper> ALL = read();

    static List<String> tabs() {
        return ALL.stream().map(KeptPaper::tab).distinct().toList();
    }

    static List<KeptPaper> under(String tab) {
        return ALL.stream().filter(one -> one.tab().equals(tab)).toList();
    }

    private static List<KeptPaper> read() {
        try (var file = Objects.requireNonNull(KeptPaper.class.getResourceAsStream("/mylife/papers.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .map(cells -> new KeptPaper(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
