package org.tousaidants.community.mylife;

import java.util.List;
import org.tousaidants.core.text.ShippedFile;

/// « Papier à garder » — a kind of document, with how long to keep it and the legal source, in French.
record DocumentRetentionPeriod(String tab, String name, String howLong, String source) {
    private static final List<DocumentRetentionPeriod> ALL = read();

    static List<String> tabs() {
        return ALL.stream().map(DocumentRetentionPeriod::tab).distinct().toList();
    }

    static List<DocumentRetentionPeriod> under(String tab) {
        return ALL.stream().filter(one -> one.tab().equals(tab)).toList();
    }

    private static List<DocumentRetentionPeriod> read() {
        return ShippedFile.rows(DocumentRetentionPeriod.class, "/mylife/papers.csv").stream()
                .map(cells -> new DocumentRetentionPeriod(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }
}
