package org.tousaidants.commons.mylife;

import java.util.List;
import org.tousaidants.core.text.ShippedFile;

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
        return ShippedFile.rows(KeptPaper.class, "/mylife/papers.csv").stream()
                .map(cells -> new KeptPaper(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }
}
