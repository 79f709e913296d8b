package org.tousaidants.support.outcomes;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Mots relus » — the coordination reviewed free texts; never names their authors.
record CommentsReviewed(UUID by, String act, int words) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "outcomes." + act, "outcomes").with("words", words);
    }
}
