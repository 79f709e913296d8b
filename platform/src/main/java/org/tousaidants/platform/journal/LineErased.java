package org.tousaidants.platform.journal;

import java.util.Map;
import java.util.Optional;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Ligne effacée » — the law took what a line of the journal said. The journal says so itself: a line that is empty
/// and was not announced was emptied behind the site.
record LineErased(long n) implements Noted {
    static final String ACT = "journal.line_erased";
    private static final String SUBJECT = "line ";

    @Override
    public Note note() {
        return new Note(Optional.empty(), ACT, SUBJECT + n, Map.of());
    }

    /// The line that such an entry announces.
    static Optional<Long> announced(Entry entry) {
        return entry.act().equals(ACT) && entry.subject().matches(SUBJECT + "\\d{1,18}")
                ? Optional.of(Long.valueOf(entry.subject().substring(SUBJECT.length())))
                : Optional.empty();
    }
}
