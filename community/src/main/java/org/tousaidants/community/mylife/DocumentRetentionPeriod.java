package org.tousaidants.community.mylife;

import java.util.List;
import org.tousaidants.core.text.BundledFile;

/// « Papier à garder » — a kind of document, with the time for which it should be stored and the legal source, in
/// French.
///
/// @param tab section of the page
record DocumentRetentionPeriod(String tab, String name, String howLong, String source) {
    private static final List<DocumentRetentionPeriod> ALL = read();

    static List<String> tabs() {
        return ALL.stream().map(DocumentRetentionPeriod::tab).distinct().toList();
    }

    static List<DocumentRetentionPeriod> under(String tab) {
        return ALL.stream().filter(one -> one.tab().equals(tab)).toList();
    }

    private static List<DocumentRetentionPeriod> read() {
        return BundledFile.rows(DocumentRetentionPeriod.class, "/mylife/papers.csv").stream()
                .map(cells -> new DocumentRetentionPeriod(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }
}
